/** From events to figures, without a broker or a registry: the same events give the same observations. */
import {
  chunkAnalyzed,
  chunkReady,
  clipFinished,
  clipRequested,
  episodeCompleted,
  episodeFailed,
  episodeMeasured,
  episodeRejected,
  episodeSubmitted,
  jobIdOf,
} from '@langflix/contracts';
import type { ChunkAnalyzed, ClipFinished, DataOf, EventContract } from '@langflix/contracts';
import type { InEvent } from '@langflix/messaging';
import type { Observation } from './figures.ts';
import { createJobMemories } from './job-memory.ts';
import type { JobMemory, MemoryLimits } from './job-memory.ts';
import { encodingObservations } from './encoding-observations.ts';
import { stageObservations } from './stage-observations.ts';
import { usageObservations } from './usage-observations.ts';

export interface EventFold {
  /** What this event adds to the figures; nothing when it was seen before. */
  observe(event: InEvent): readonly Observation[];
  activeJobs(): number;
}

/** 500 jobs of 50 chunks and 100 clips each take about 18 MB; of those that wait, most have one event. */
const LIMITS: MemoryLimits = { maxJobs: 20_000, maxEnded: 500 };

export function createEventFold(limits: Partial<MemoryLimits> = {}): EventFold {
  const memories = createJobMemories({ ...LIMITS, ...limits });
  return {
    observe(event) {
      const memory = memories.of(jobOf(event));
      // Facts are written once, but one submission may lie in the stream twice.
      if (memory.counted.has(event.subject)) return [];
      memory.counted.add(event.subject);
      const count: Observation = { count: 'events', labels: { event: event.contract.name } };
      const stages = stageObservations(event, memory);
      const observations = [count, ...stages, ...observationsOf(event, memory)];
      if (jobOutcome(event) !== undefined && !memory.hasEnded) memories.ended(memory);
      return observations;
    },
    activeJobs: () => memories.active(),
  };
}

function jobOf(event: InEvent): string {
  return is(event, episodeSubmitted) ? jobIdOf(event) : (event.data as { job: string }).job;
}

function is<Contract extends EventContract>(event: InEvent, contract: Contract): event is InEvent<Contract> {
  return event.contract.name === contract.name;
}

function observationsOf(event: InEvent, memory: JobMemory): readonly Observation[] {
  const atMs = Date.parse(event.time);
  if (is(event, episodeSubmitted)) {
    if (!memory.hasEnded) memory.began.set('job', atMs);
    return [{ count: 'jobsSubmitted', labels: {} }];
  }
  if (is(event, chunkReady)) return begin(memory, `chunk ${event.data.chunk}`, atMs);
  if (is(event, clipRequested)) return begin(memory, `clip ${event.data.clip}`, atMs);
  if (is(event, chunkAnalyzed)) {
    const seconds = end(memory, `chunk ${event.data.chunk}`, atMs);
    return chunkObservations(event.data.outcome, seconds);
  }
  if (is(event, clipFinished)) {
    const seconds = end(memory, `clip ${event.data.clip}`, atMs);
    return [...clipObservations(event.data.outcome, seconds), ...encodingObservations(event)];
  }
  if (is(event, episodeMeasured)) {
    const { outcome } = event.data;
    return outcome.status === 'failed' ? [failure('sound', outcome.code)] : [];
  }
  return jobEnd(event, memory, atMs);
}

function begin(memory: JobMemory, part: string, atMs: number): readonly Observation[] {
  if (!memory.hasEnded) memory.began.set(part, atMs);
  return [];
}

/** Seconds since the part began, if that is known; clocks of two machines may differ, time never runs backwards. */
function end(memory: JobMemory, part: string, atMs: number): number | undefined {
  const beganMs = memory.began.get(part);
  memory.began.delete(part);
  return beganMs === undefined || Number.isNaN(atMs - beganMs)
    ? undefined
    : Math.max(0, atMs - beganMs) / 1000;
}

function chunkObservations(
  outcome: ChunkAnalyzed['outcome'],
  seconds: number | undefined,
): readonly Observation[] {
  const label = outcome.status === 'failed' ? 'failed' : outcome.cached ? 'cached' : 'analyzed';
  const shared: Observation[] = [{ count: 'chunks', labels: { outcome: label } }];
  if (seconds !== undefined) {
    shared.push({ observe: 'chunkDuration', labels: { outcome: label }, value: seconds });
  }
  shared.push(...usageObservations(outcome));
  if (outcome.status === 'failed') return [...shared, failure('chunk', outcome.code)];
  const { expressions, dropped } = outcome;
  return [
    ...shared,
    { observe: 'expressions', labels: {}, value: expressions.length },
    ...dropped.map(({ reason }): Observation => ({ count: 'expressionsDropped', labels: { reason } })),
  ];
}

function clipObservations(
  outcome: ClipFinished['outcome'],
  seconds: number | undefined,
): readonly Observation[] {
  const label = outcome.status === 'failed' ? 'failed' : outcome.reused ? 'reused' : 'encoded';
  const encoder = outcome.status === 'failed' ? 'none' : outcome.encoder;
  const observations: Observation[] = [{ count: 'clips', labels: { outcome: label, encoder } }];
  if (seconds !== undefined) {
    observations.push({ observe: 'clipDuration', labels: { outcome: label }, value: seconds });
  }
  return outcome.status === 'failed' ? [...observations, failure('clip', outcome.code)] : observations;
}

function jobEnd(event: InEvent, memory: JobMemory, atMs: number): readonly Observation[] {
  const outcome = jobOutcome(event);
  if (outcome === undefined || memory.hasEnded) return [];
  const seconds = end(memory, 'job', atMs);
  const observations: Observation[] = [{ count: 'jobsEnded', labels: { outcome } }];
  if (seconds !== undefined)
    observations.push({ observe: 'jobDuration', labels: { outcome }, value: seconds });
  if (is(event, episodeCompleted)) {
    observations.push({ count: 'contentSeconds', labels: {}, by: event.data.contentSeconds });
  } else {
    observations.push(failure('job', (event.data as DataOf<typeof episodeFailed>).code));
  }
  return observations;
}

function jobOutcome(event: InEvent): 'complete' | 'partial' | 'failed' | 'rejected' | undefined {
  if (is(event, episodeCompleted)) return event.data.partial ? 'partial' : 'complete';
  if (is(event, episodeFailed)) return 'failed';
  return is(event, episodeRejected) ? 'rejected' : undefined;
}

function failure(part: 'job' | 'chunk' | 'clip' | 'sound', code: string): Observation {
  return { count: 'failures', labels: { part, code } };
}
