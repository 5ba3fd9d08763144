/** A whole job as its events would stand in the stream, for the tests: workers take parts in turn, like real ones. */
import {
  NO_USAGE,
  chunkAnalyzed,
  chunkReady,
  clipFinished,
  clipRequested,
  episodeChunked,
  episodeCompleted,
  episodeIngested,
  episodeMeasured,
  episodeSubmitted,
  jobIdOf,
  subjectOf,
} from '@langflix/contracts';
import type { AnalysisUsage, EventContract, MediaSource, WorkRecord } from '@langflix/contracts';
import {
  aChunkAnalyzed,
  aChunkReady,
  anEpisodeChunked,
  anEpisodeIngested,
  anEpisodeSubmitted,
} from './builders.ts';
import { aClipFinished, aClipRequested, anEncodedClip } from './clip-builders.ts';
import { anEpisodeCompleted } from './job-builders.ts';
import { aMediaSource } from './sample-media-source.ts';
import { siblingOf, simulateWork, simulateWorkers } from './simulated-work.ts';
import type { SimulatedWork, SimulatedWorkers, WorkPace } from './simulated-work.ts';

/** Fits what the runtime gives of an event. */
export interface SimulatedEvent {
  readonly contract: EventContract;
  readonly data: unknown;
  readonly time: string;
  readonly subject: string;
  readonly id: string;
  readonly source?: string;
  readonly work?: WorkRecord;
  readonly traceparent: string;
}

export interface SimulatedJobOptions extends WorkPace {
  /** Id of the submission; the job is named by it. */
  readonly id?: string;
  readonly contentSeconds?: number;
  readonly chunks?: number;
  readonly clipsPerChunk?: number;
  readonly maxClips?: number;
  /** Parts that are worked on side by side. */
  readonly analyzers?: number;
  readonly encoders?: number;
  /** Milliseconds that each chunk is handed back for the quota. */
  readonly parkedMs?: number;
  readonly usage?: Partial<AnalysisUsage>;
  readonly hasRecords?: boolean;
  /** Milliseconds that the clocks of the services are ahead. */
  readonly clocks?: Readonly<Partial<Record<EventContract['producer'], number>>>;
}

/** When it is submitted, ms since the epoch. */
export const SIMULATED_SUBMISSION_MS = Date.parse('2026-03-02T08:00:00.000Z');
export const SIMULATED_TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const SOURCE = '/upstream/example';

/** The events in the order of their times. */
export function simulateJob(options: SimulatedJobOptions = {}): SimulatedEvent[] {
  const { id = 'order-1', contentSeconds = 180, maxClips } = options;
  const job = jobIdOf({ id, source: SOURCE });
  const film = aMediaSource({ durationSec: contentSeconds });
  const events: SimulatedEvent[] = [];
  const write: Write = (contract, data, work) => {
    events.push(eventOf(contract, { job, ...data }, { ...work, options, id }));
    return work.atMs;
  };
  write(episodeSubmitted, anEpisodeSubmitted(maxClips === undefined ? {} : { maxClips }), {
    ...{ atMs: SIMULATED_SUBMISSION_MS, work: undefined },
  });
  const ingesting = {
    worker: 'ingest-1',
    beginMs: SIMULATED_SUBMISSION_MS + 20,
    operations: ['probe media'],
  };
  const ingestedMs = write(
    episodeIngested,
    anEpisodeIngested({ job, source: film }),
    simulateWork(ingesting, options),
  );
  const measuring = { worker: 'encoder-0', beginMs: ingestedMs + 10, operations: ['measure sound'] };
  const measuredMs = write(
    episodeMeasured,
    { outcome: { status: 'measured', silences: [], measureMs: 900 } },
    simulateWork(measuring, options),
  );
  const readyMs = writeChunks({ job, options, write }, ingestedMs);
  const lastMs = writeParts({ job, options, write, film, measuredMs }, readyMs);
  const closing = { worker: 'ingest-1', beginMs: lastMs + 6, operations: ['write manifest'] };
  write(episodeCompleted, anEpisodeCompleted({ job, contentSeconds }), simulateWork(closing, options));
  return events.toSorted((a, b) => Date.parse(a.time) - Date.parse(b.time));
}

type Write = (contract: EventContract, data: object, work: SimulatedWork) => number;

interface Story {
  readonly job: string;
  readonly options: SimulatedJobOptions;
  readonly write: Write;
}

/** @returns when each chunk is ready */
function writeChunks({ job, options, write }: Story, ingestedMs: number): readonly number[] {
  const { chunks = 4 } = options;
  const operations = ['parse subtitles', 'chunk cues'];
  const chunking = simulateWork({ worker: 'chunker-1', beginMs: ingestedMs + 10, operations }, options);
  const readyMs = Array.from({ length: chunks }, (_, chunk) =>
    write(
      chunkReady,
      aChunkReady({ job, chunk }),
      chunk === 0 ? chunking : siblingOf(chunking, chunking.atMs + chunk),
    ),
  );
  const plan = anEpisodeChunked({ job });
  write(
    episodeChunked,
    { ...plan, outcome: { ...plan.outcome, chunks } },
    siblingOf(chunking, chunking.atMs + chunks),
  );
  return readyMs;
}

interface PartsStory extends Story {
  readonly film: MediaSource;
  readonly measuredMs: number;
}

/** Analyses, and the clips of each chunk when it and those before it are analysed. @returns when the last part is done */
function writeParts(story: PartsStory, readyMs: readonly number[]): number {
  const { job, options, write } = story;
  const { parkedMs = 0 } = options;
  const analyzers = simulateWorkers('analyzer', options.analyzers ?? 2);
  const encoders = simulateWorkers('encoder', options.encoders ?? 2);
  const operations = ['wait for quota', 'generate_content', 'ground proposals'];
  const deliveries = parkedMs > 0 ? 2 : 1;
  const usage = { ...NO_USAGE, requests: 1, inputTokens: 900, outputTokens: 100, ...options.usage };
  let releasedMs = 0;
  let lastMs = 0;
  for (const [chunk, queuedMs] of readyMs.entries()) {
    const analysis = analyzers.take(queuedMs + 5 + parkedMs, (worker, beginMs) =>
      simulateWork({ worker, beginMs, operations, deliveries }, options),
    );
    const fact = aChunkAnalyzed({ job, chunk });
    write(chunkAnalyzed, { ...fact, outcome: { ...fact.outcome, usage } }, analysis);
    releasedMs = Math.max(releasedMs, analysis.atMs);
    lastMs = Math.max(lastMs, analysis.atMs, ...writeClips(story, encoders, { chunk, releasedMs }));
  }
  return lastMs;
}

function writeClips(
  { job, options, write, film, measuredMs }: PartsStory,
  encoders: SimulatedWorkers,
  { chunk, releasedMs }: { readonly chunk: number; readonly releasedMs: number },
): readonly number[] {
  const deciding = { worker: 'ingest-1', beginMs: releasedMs + 8, operations: ['plan clips'] };
  const planning = simulateWork(deciding, options);
  const operations = ['wait for encoder', 'render clip', 'check clip', 'publish clip'];
  return Array.from({ length: options.clipsPerChunk ?? 3 }, (_, n) => {
    const clip = `clip${chunk}x${n}`;
    const asked = n === 0 ? planning : siblingOf(planning, planning.atMs + n);
    write(clipRequested, aClipRequested({ job, clip, chunk, source: film }), asked);
    const encoding = encoders.take(Math.max(asked.atMs + 5, measuredMs), (worker, beginMs) =>
      simulateWork({ worker, beginMs, operations }, options),
    );
    return write(clipFinished, aClipFinished({ job, clip, outcome: anEncodedClip() }), encoding);
  });
}

interface Circumstances extends SimulatedWork {
  readonly options: SimulatedJobOptions;
  readonly id: string;
}

function eventOf(
  contract: EventContract,
  body: object,
  { atMs, work, options, id }: Circumstances,
): SimulatedEvent {
  const { hasRecords = true, clocks = {} } = options;
  const aheadMs = clocks[contract.producer] ?? 0;
  const shifted = (ms: number): string => new Date(ms + aheadMs).toISOString();
  const isSubmission = contract === episodeSubmitted;
  const data = contract.schema.parse(body) as Record<string, unknown>;
  const subject = subjectOf(contract, data);
  return {
    ...{ contract, data, subject, time: shifted(atMs) },
    ...(isSubmission ? { id, source: SOURCE } : { id: subject }),
    traceparent: `00-${SIMULATED_TRACE_ID}-00f067aa0ba902b7-01`,
    ...(hasRecords &&
      work !== undefined && { work: { ...work, startedAt: shifted(Date.parse(work.startedAt)) } }),
  };
}
