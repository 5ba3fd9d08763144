/** How long the pieces of a simulated job take, and who does them. */
import type { WorkRecord } from '@langflix/contracts';

/** A fact with the work behind it. */
export interface SimulatedWork {
  /** When its fact is written. */
  readonly atMs: number;
  readonly work: WorkRecord | undefined;
}

interface WorkOptions {
  readonly worker: string;
  readonly beginMs: number;
  /** By span name, one after the other. */
  readonly operations: readonly string[];
  readonly deliveries?: number;
}

export interface WorkPace {
  /** Milliseconds by span name, in addition to or instead of the usual ones. */
  readonly operations?: Readonly<Record<string, number>>;
  /** How often each clip is rendered. */
  readonly renders?: number;
}

const USUAL_MS: Readonly<Record<string, number>> = {
  'probe media': 120,
  'measure sound': 900,
  'parse subtitles': 40,
  'chunk cues': 10,
  'wait for quota': 5,
  generate_content: 800,
  'ground proposals': 15,
  'plan clips': 8,
  'wait for encoder': 0,
  'render clip': 700,
  'check clip': 150,
  'publish clip': 60,
  'write manifest': 90,
};
/** What is no operation: decoding, publishing. */
const REST_MS = 5;

export function simulateWork(
  { worker, beginMs, operations: names, deliveries = 1 }: WorkOptions,
  { operations: pace = {}, renders = 1 }: WorkPace,
): SimulatedWork {
  const operations: WorkRecord['operations'] = {};
  let tookMs = REST_MS;
  for (const name of names) {
    const maxMs = pace[name] ?? USUAL_MS[name] ?? 0;
    const count = name === 'render clip' ? renders : 1;
    const spanName = name === 'generate_content' ? 'generate_content gemini-x' : name;
    operations[spanName] = { count, totalMs: maxMs * count, maxMs };
    tookMs += maxMs * count;
  }
  if (names.includes('generate_content')) operations['ask analyzer'] = aroundBoth(operations);
  const startedAt = new Date(beginMs).toISOString();
  const memory = { memoryBytes: 90_000_000, memoryChangeBytes: 1_000_000 };
  return {
    atMs: beginMs + tookMs,
    work: { startedAt, attempt: 1, deliveries, worker, ...memory, operations },
  };
}

/** Operations are told once: by the first of the facts that one piece of work leads to. */
export function siblingOf({ work }: SimulatedWork, atMs: number): SimulatedWork {
  return { atMs, work: work && { ...work, operations: {} } };
}

/** The span of a question holds the wait for its permit and the call. */
function aroundBoth(operations: WorkRecord['operations']): WorkRecord['operations'][string] {
  const inside = ['wait for quota', 'generate_content gemini-x'].map(
    (name) => operations[name]?.totalMs ?? 0,
  );
  const totalMs = inside.reduce((sum, ms) => sum + ms, 0);
  return { count: 1, totalMs, maxMs: totalMs };
}

export interface SimulatedWorkers {
  take(queuedMs: number, work: (worker: string, beginMs: number) => SimulatedWork): SimulatedWork;
}

/** So many at once; whoever is free first takes the next. */
export function simulateWorkers(name: string, count: number): SimulatedWorkers {
  const free = Array.from({ length: count }, () => 0);
  return {
    take(queuedMs, work) {
      const first = free.indexOf(Math.min(...free));
      const done = work(`${name}-${first + 1}`, Math.max(queuedMs, free[first] ?? 0));
      free[first] = done.atMs;
      return done;
    },
  };
}
