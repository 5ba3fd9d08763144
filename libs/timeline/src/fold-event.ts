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
import type { DataOf, EventContract, FailureBody, Stage } from '@langflix/contracts';
import { sumsOf } from './job-facts.ts';
import type { Fact, JobFacts, Settled } from './job-facts.ts';
import { momentOf } from './timeline-event.ts';
import type { TimelineEvent } from './timeline-event.ts';
import { addMemoryChange, addOperations } from './work-sums.ts';

/** Takes one event in. @returns false when it is known already, or says nothing about where time went */
export function foldEvent(facts: JobFacts, event: TimelineEvent): boolean {
  if (isOf(event, episodeSubmitted)) return foldSubmission(facts, event);
  const fact = factOf(event);
  if (fact === undefined || !foldFact(facts, event, fact)) return false;
  if (isOf(event, episodeIngested) || isOf(event, episodeRejected)) keepTrace(facts, event, 'traceOfFacts');
  addWork(facts, event);
  return true;
}

type EventOf<Contract extends EventContract> = TimelineEvent & { readonly data: DataOf<Contract> };

function isOf<Contract extends EventContract>(
  event: TimelineEvent,
  contract: Contract,
): event is EventOf<Contract> {
  return event.contract.name === contract.name;
}

/** The same submission may come several times: the first counts. */
function foldSubmission(facts: JobFacts, event: EventOf<typeof episodeSubmitted>): boolean {
  const ms = momentOf(event);
  const known = facts.submitted;
  if (known !== undefined && (ms === undefined || (known.ms ?? Infinity) <= ms)) return false;
  facts.submitted = { ...(ms !== undefined && { ms }), hasLimit: event.data.maxClips !== undefined };
  keepTrace(facts, event, 'traceOfSubmission');
  return true;
}

function foldFact(facts: JobFacts, event: TimelineEvent, fact: Fact): boolean {
  if (isOf(event, chunkReady)) return putNew(facts.ready, event.data.chunk, fact);
  if (isOf(event, chunkAnalyzed)) return foldAnalysis(facts, event.data, fact);
  if (isOf(event, clipRequested)) {
    const { clip, chunk, expression, source } = event.data;
    const label = expression.analysis.expression;
    return putNew(facts.requested, clip, { ...fact, chunk, label, hasSound: source.audio !== undefined });
  }
  if (isOf(event, clipFinished)) {
    const { clip, outcome } = event.data;
    return putNew(facts.finished, clip, settled(fact, outcome, 'reused' in outcome && outcome.reused));
  }
  return foldOnce(facts, event, fact);
}

function foldAnalysis(
  facts: JobFacts,
  { chunk, outcome }: DataOf<typeof chunkAnalyzed>,
  fact: Fact,
): boolean {
  const isReused = 'cached' in outcome && outcome.cached;
  if (!putNew(facts.analyzed, chunk, settled(fact, outcome, isReused))) return false;
  facts.modelRequests += outcome.usage?.requests ?? 0;
  facts.modelRetries += outcome.usage?.retries ?? 0;
  return true;
}

/** What a job has one of. */
function foldOnce(facts: JobFacts, event: TimelineEvent, fact: Fact): boolean {
  if (isOf(event, episodeIngested)) {
    facts.contentSeconds = event.data.source.durationSec;
    return setOnce(facts, 'ingested', settled(fact));
  }
  if (isOf(event, episodeMeasured)) {
    const { outcome } = event.data;
    const isReused = 'measureMs' in outcome && outcome.measureMs === 0;
    return setOnce(facts, 'measured', settled(fact, outcome, isReused));
  }
  if (isOf(event, episodeChunked)) {
    const { outcome } = event.data;
    const chunks = 'chunks' in outcome ? outcome.chunks : 0;
    return setOnce(facts, 'chunked', { ...settled(fact, outcome), chunks });
  }
  if (isOf(event, episodeCompleted)) {
    facts.contentSeconds ??= event.data.contentSeconds;
    return setOnce(facts, 'completed', settled(fact));
  }
  if (isOf(event, episodeRejected)) return setOnce(facts, 'rejected', settled(fact, event.data));
  return isOf(event, episodeFailed) && setOnce(facts, 'failed', settled(fact, event.data));
}

type Single = 'ingested' | 'rejected' | 'measured' | 'chunked' | 'completed' | 'failed';

function setOnce<Key extends Single>(facts: JobFacts, key: Key, value: NonNullable<JobFacts[Key]>): boolean {
  if (facts[key] !== undefined) return false;
  facts[key] = value;
  return true;
}

/** A body with code and reason is a failure. */
function settled(fact: Fact, body: object = {}, isReused = false): Settled {
  const failure = failureIn(body);
  if (failure !== undefined) return { ...fact, outcome: 'failed', failure };
  return { ...fact, outcome: isReused ? 'reused' : 'done' };
}

function failureIn(body: Partial<FailureBody>): FailureBody | undefined {
  const { code, reason } = body;
  return code === undefined || reason === undefined ? undefined : { code, reason };
}

function factOf(event: TimelineEvent): Fact | undefined {
  const ms = momentOf(event);
  if (ms === undefined) return undefined;
  if (event.work === undefined) return { ms };
  const { startedAt, attempt, deliveries, worker } = event.work;
  return { ms, work: { startedMs: Date.parse(startedAt), attempt, deliveries, worker } };
}

function putNew<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): boolean {
  if (map.has(key)) return false;
  map.set(key, value);
  return true;
}

function keepTrace(
  facts: JobFacts,
  { traceparent }: TimelineEvent,
  where: 'traceOfSubmission' | 'traceOfFacts',
): void {
  const traceId = traceparent?.split('-')[1];
  if (traceId !== undefined) facts[where] = traceId;
}

const STAGE_OF: Readonly<Record<string, Stage>> = {
  [episodeIngested.name]: 'ingest',
  [episodeRejected.name]: 'ingest',
  [episodeMeasured.name]: 'measure',
  [chunkReady.name]: 'chunk',
  [episodeChunked.name]: 'chunk',
  [chunkAnalyzed.name]: 'analyze',
  [clipRequested.name]: 'plan',
  [clipFinished.name]: 'encode',
  [episodeCompleted.name]: 'close',
  [episodeFailed.name]: 'close',
};
/** Several of them come of one delivery, and each would tell the change of memory that its siblings tell. */
const HAVE_SIBLINGS: ReadonlySet<string> = new Set([chunkReady.name, clipRequested.name]);

function addWork(facts: JobFacts, { contract, work }: TimelineEvent): void {
  const stage = STAGE_OF[contract.name];
  if (work === undefined || stage === undefined) return;
  const sums = sumsOf(facts, stage);
  addOperations(sums, work.operations);
  if (!HAVE_SIBLINGS.has(contract.name)) addMemoryChange(sums, work.memoryChangeBytes);
  const peak = Math.max(facts.peakMemoryBytes.get(contract.producer) ?? 0, work.memoryBytes);
  facts.peakMemoryBytes.set(contract.producer, peak);
}
