import type { AnalysisUsage } from '@langflix/contracts';

/** Beside the errors instead of in them: they are the classes of the contracts, made deep inside of a call. */
const spent = new WeakMap<Error, AnalysisUsage>();

/** Notes on a failure what was spent before it. */
export function noteUsage(error: unknown, usage: AnalysisUsage): void {
  if (error instanceof Error) spent.set(error, usage);
}

/** What an analysis had cost when it failed with this error; undefined when no call was made or it was aborted. */
export function usageOf(error: unknown): AnalysisUsage | undefined {
  return error instanceof Error ? spent.get(error) : undefined;
}
