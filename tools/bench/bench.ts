/** A figure: one measured number, where there is one with the bound that it must keep. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bound?: { readonly atMost: number } | { readonly atLeast: number };
}

export interface BenchContext {
  /** Fewer rounds: enough to see that it works, too few to quote. */
  readonly quick: boolean;
  /** Run this part alone, where the benchmark has parts. */
  readonly only?: string | undefined;
  /** An empty folder, removed afterwards. */
  readonly folder: string;
  readonly log: (message: string) => void;
}

export interface Bench {
  readonly name: string;
  /** One sentence: what is compared with what. */
  readonly describe: string;
  /** @throws when something went wrong; a missed bound is no error */
  run(ctx: BenchContext): Promise<readonly Figure[]>;
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = NaN, high = NaN] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
};

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
