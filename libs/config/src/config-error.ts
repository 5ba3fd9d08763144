/** One thing that is wrong with the settings, ready to be read by a person. */
export interface ConfigProblem {
  /** `llm.chunk_size`, the name of a variable, or whatever stands there instead of a valid key. */
  readonly key: string;
  /** What is given, printable; secrets are hidden. Absent when the problem is not about a value. */
  readonly value?: string;
  /** What is wrong: `expected a whole number from 100 to 100000`, `unknown key`. */
  readonly complaint: string;
  /** The valid key that comes nearest to an unknown one. */
  readonly nearest?: string;
  /** Where it stands: `<file>:<line>`, or the name of an environment variable. */
  readonly source?: string;
}

/** The settings are unusable. `message` lists every problem, one line each, and shows no secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'config_invalid';
  readonly problems: readonly ConfigProblem[];
  constructor(problems: readonly ConfigProblem[]) {
    super(['The settings cannot be used:', ...problems.map(describe)].join('\n'));
    this.problems = problems;
  }
}

function describe({ key, value, complaint, nearest, source }: ConfigProblem): string {
  const where = source === undefined || source === key ? '' : ` (${source})`;
  const given = value === undefined ? '' : ` = ${value}`;
  const hint = nearest === undefined ? '' : `; the nearest valid key is ${nearest}`;
  return `  ${key}${where}${given}: ${complaint}${hint}`;
}
