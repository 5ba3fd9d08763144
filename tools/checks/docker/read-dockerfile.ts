/** A Dockerfile as stages of plain instructions, and what its builder is sent. */
import { readFileSync } from 'node:fs';
import { DockerfileParser } from 'dockerfile-ast';

export interface Instruction {
  readonly keyword: string;
  /** Everything after the keyword, flags included, lines joined. */
  readonly text: string;
  readonly line: number;
}

export interface Stage {
  readonly name: string;
  /** As written: a stage of this file, or `${...}`. */
  readonly from: string;
  readonly instructions: readonly Instruction[];
}

export interface DockerfileText {
  /** ARG lines before the first FROM. */
  readonly args: Readonly<Record<string, string | undefined>>;
  readonly stages: readonly Stage[];
}

export function readDockerfile(path: string): DockerfileText {
  const args: Record<string, string | undefined> = {};
  const stages: { name: string; from: string; instructions: Instruction[] }[] = [];
  const content = readFileSync(path, 'utf8');
  const lines = content.split('\n');
  for (const parsed of DockerfileParser.parse(content).getInstructions()) {
    const keyword = parsed.getKeyword();
    const { start, end } = parsed.getRange();
    // Its own text leaves out the flags of some instructions.
    const whole = lines.slice(start.line, end.line + 1).map((line) => line.trim().replace(/\s*\\$/, ''));
    const text = whole.join(' ').slice(keyword.length).trim();
    const stage = stages.at(-1);
    if (keyword === 'FROM') {
      const [from = '', , name = ''] = text.replace(/--\S+\s+/g, '').split(/\s+/);
      stages.push({ name, from, instructions: [] });
    } else if (stage === undefined) {
      const [name = '', value] = text.split(/=(.*)/, 2);
      args[name] = value;
    } else {
      stage.instructions.push({ keyword, text, line: start.line + 1 });
    }
  }
  return { args, stages };
}

/** Instructions of a stage after those of the stages of the file that it builds on. */
export function inherited({ stages }: DockerfileText, name: string): readonly Instruction[] {
  const stage = stages.find((candidate) => candidate.name === name);
  return stage === undefined ? [] : [...inherited({ args: {}, stages }, stage.from), ...stage.instructions];
}
