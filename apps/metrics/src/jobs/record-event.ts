/** Folds the events of a job into its record; each event comes once, in the order of the stream. */
import {
  chunkAnalyzed,
  chunkReady,
  clipFinished,
  clipRequested,
  episodeChunked,
  episodeCompleted,
  episodeFailed,
  episodeIngested,
  episodeMeasured,
  episodeRejected,
  episodeSubmitted,
} from '@langflix/contracts';
import type {
  ChunkAnalyzed,
  ClipFinished,
  DataOf,
  EpisodeCompleted,
  EpisodeIngested,
  EventContract,
  JobState,
} from '@langflix/contracts';
import type { InEvent } from '@langflix/messaging';
import { isOpen } from './job-record.ts';
import type { JobRecord } from './job-record.ts';

export function recordEvent(record: JobRecord, event: InEvent): void {
  record.version += 1;
  const { seq } = event;
  if (seq !== undefined && event.contract.producer !== 'upstream') {
    record.facts = { firstSeq: record.facts?.firstSeq ?? seq, lastSeq: seq };
  }
  record.traceId ??= event.traceparent?.split('-')[1];
  CHANGES[event.contract.name]?.(record, event);
}

type Change = (record: JobRecord, event: InEvent) => void;

function on<Contract extends EventContract>(
  contract: Contract,
  change: (record: JobRecord, data: DataOf<Contract>, event: InEvent) => void,
): readonly [string, Change] {
  return [contract.name, (record, event) => change(record, event.data as DataOf<Contract>, event)];
}

const CHANGES: Readonly<Record<string, Change>> = Object.fromEntries([
  on(episodeSubmitted, (record, data, event) => {
    // The same submission may lie in the stream twice: the first is the job's.
    if (record.submission !== undefined) return;
    const { id, source } = event;
    record.submission = { id, source };
    record.submittedMs = Math.min(record.submittedMs, Date.parse(event.time));
    // Until ingest has found out more, and for good where it refuses: people know the film by its file.
    record.series = data.series ?? fileNameOf(data.video);
    record.episode = data.episode;
    record.sourceLanguage = data.sourceLanguage;
    record.targetLanguage = data.targetLanguage;
    record.maxClips = data.maxClips;
  }),
  on(episodeIngested, ingest),
  on(episodeRejected, (record, _data, event) => close(record, 'rejected', event)),
  on(episodeMeasured, (record, { outcome }) => void (record.failures += outcome.status === 'failed' ? 1 : 0)),
  on(chunkReady, (record, _data, event) => void (record.workBeganMs ??= Date.parse(event.time))),
  on(episodeChunked, (record, { outcome }) => {
    if (outcome.status === 'chunked') record.counts.chunks = outcome.chunks;
  }),
  on(chunkAnalyzed, analyze),
  on(clipRequested, (record) => void (isOpen(record) && (record.counts.clipsRequested += 1))),
  on(clipFinished, finishClip),
  on(episodeCompleted, complete),
  on(episodeFailed, (record, _data, event) => {
    if (isOpen(record)) record.failures += 1;
    close(record, 'failed', event);
  }),
]);

/** Of whatever upstream wrote: what is no URI is refused later, and listed all the same. */
function fileNameOf(uri: string): string {
  const name = uri.split('/').at(-1) ?? uri;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function ingest(record: JobRecord, { title, source, settings }: EpisodeIngested): void {
  if (record.state === 'waiting') record.state = 'running';
  record.series = title.series;
  record.episode = title.episode;
  record.contentSeconds = source.durationSec;
  record.sourceLanguage = settings.sourceLanguage;
  record.targetLanguage = settings.targetLanguage;
  record.maxClips = settings.maxClips;
}

function analyze(record: JobRecord, { outcome }: ChunkAnalyzed): void {
  const costUsd = outcome.usage?.costUsd;
  if (costUsd !== undefined) record.costUsd = (record.costUsd ?? 0) + costUsd;
  if (!isOpen(record)) return;
  if (outcome.status === 'failed') {
    record.counts.chunksFailed += 1;
    record.failures += 1;
  } else {
    record.counts.chunksAnalyzed += 1;
    record.expressions += outcome.expressions.length;
  }
}

function finishClip(record: JobRecord, { outcome }: ClipFinished): void {
  if (!isOpen(record)) return;
  if (outcome.status === 'failed') {
    record.counts.clipsFailed += 1;
    record.failures += 1;
  } else {
    record.counts.clipsEncoded += 1;
    if (outcome.reused) record.counts.clipsReused += 1;
  }
}

/** The ledger has the last word on what was done. */
function complete(record: JobRecord, data: EpisodeCompleted, event: InEvent): void {
  if (isOpen(record)) record.counts = { ...data.counts };
  record.contentSeconds ??= data.contentSeconds;
  close(record, data.partial ? 'partial' : 'complete', event);
}

function close(record: JobRecord, state: JobState, event: InEvent): void {
  if (!isOpen(record)) return;
  record.state = state;
  record.closedMs = Date.parse(event.time);
}
