import type { ConfigProblem } from './config-error.ts';
import type { ConfigKey } from './keys.ts';

/** A value as it was found, not looked at yet. */
export interface GivenValue {
  readonly key: ConfigKey;
  readonly value: unknown;
  /** `<file>:<line>`, or the name of an environment variable. */
  readonly source: string;
  /** What a relative path counts from. */
  readonly folder: string;
}

/** What one source says, and what is wrong with the way it says it. */
export interface Findings {
  readonly given: readonly GivenValue[];
  readonly problems: readonly ConfigProblem[];
}
