/** The same work on several stacks in turns, so that all of them meet the same weather. */
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { BenchContext } from '../bench.ts';
import type { CollectorKind } from './collector.ts';
import { startStack } from './stack.ts';
import type { JobCost, MeasuredStack } from './stack.ts';

/** What each job cost, in the order of the rounds. */
export type Costs = ReadonlyMap<CollectorKind, readonly JobCost[]>;

export interface Turns extends AsyncDisposable {
  /** One job in every round on every stack, all clips made anew. */
  encoding(rounds: number): Promise<Costs>;
  /** The same film again, so many jobs in every round; @throws when a clip is made after all */
  reusing(rounds: number, jobs: number): Promise<Costs>;
  /** Spans that have arrived and jobs that were run, on all stacks of that kind. */
  received(kind: CollectorKind): Promise<{ readonly spans: number; readonly jobs: number }>;
}

export interface TurnsOptions {
  readonly kinds: readonly CollectorKind[];
  readonly film: string;
  readonly media: string;
  readonly expressionsPerChunk: number;
}

/** Starts the stacks and warms them up by a job each. */
export async function startTurns(ctx: BenchContext, options: TurnsOptions): Promise<Turns> {
  const { kinds, ...work } = options;
  await using started = new AsyncDisposableStack();
  const stacks: MeasuredStack[] = [];
  for (const kind of kinds) {
    ctx.log(`starting a stack, its collector: ${kind} ...`);
    const folder = join(ctx.folder, `${kinds.join('-')}-${kind}`.replaceAll(' ', '-'));
    stacks.push(started.use(await startStack({ ...work, kind, folder })));
  }
  const jobs = new Map<CollectorKind, number>();
  const run = async (stack: MeasuredStack, what: string): Promise<JobCost> => {
    const cost = await stack.run();
    jobs.set(stack.kind, (jobs.get(stack.kind) ?? 0) + 1);
    const { ownSec, programsSec, wallSec, clips, reused, why = 'complete' } = cost;
    ctx.log(
      `${what}, ${stack.kind}: ${ownSec.toFixed(2)} s CPU and ${programsSec.toFixed(2)} s in ffmpeg, ${wallSec.toFixed(2)} s wall, ${clips} clips (${reused} reused), ${why}`,
    );
    return cost;
  };
  await utimes(work.film, new Date(), filmOf(0));
  for (const stack of stacks) await run(stack, 'warm-up');
  const owned = started.move();
  return {
    encoding: (rounds) =>
      inTurns(stacks, rounds, {
        prepare: (round) => utimes(work.film, new Date(), filmOf(round)),
        run: async (stack, round) => [await run(stack, `round ${round} of ${rounds}, encoding`)],
      }),
    reusing: (rounds, count) =>
      inTurns(stacks, rounds, {
        run: async (stack, round) => {
          const costs: JobCost[] = [];
          while (costs.length < count) costs.push(await run(stack, `round ${round} of ${rounds}, reusing`));
          if (costs.some(({ clips, reused }) => reused < clips))
            throw new Error('bench overhead: a clip was made twice');
          return costs;
        },
      }),
    received: async (kind) => {
      const counts = await Promise.all(
        stacks.filter((stack) => stack.kind === kind).map((stack) => stack.spans()),
      );
      return { spans: counts.reduce((sum, count) => sum + count, 0), jobs: jobs.get(kind) ?? 0 };
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** Another modification time makes it another film. */
const filmOf = (round: number): Date => new Date(Date.UTC(2020, 0, 1 + round));

interface Round {
  prepare?(round: number): Promise<void>;
  run(stack: MeasuredStack, round: number): Promise<readonly JobCost[]>;
}

/** Forwards and backwards: none is always the first. */
async function inTurns(
  stacks: readonly MeasuredStack[],
  rounds: number,
  { prepare, run }: Round,
): Promise<Costs> {
  const costs = new Map<CollectorKind, JobCost[]>(stacks.map(({ kind }) => [kind, []]));
  for (let round = 1; round <= rounds; round++) {
    await prepare?.(round);
    for (const stack of round % 2 === 1 ? stacks : stacks.toReversed()) {
      costs.get(stack.kind)?.push(...(await run(stack, round)));
    }
  }
  return costs;
}
