/** All that a timeline keeps of a job: moments and outcomes, none of the text. */
import type { FailureBody, Stage, WorkRecord } from '@langflix/contracts';
import { noSums } from './work-sums.ts';
import type { WorkSums } from './work-sums.ts';

/** When a fact was written, and how the work behind it went. */
export interface Fact {
  readonly ms: number;
  readonly work?: Pick<WorkRecord, 'attempt' | 'deliveries' | 'worker'> & { readonly startedMs: number };
}

export interface Settled extends Fact {
  readonly outcome: 'done' | 'reused' | 'failed';
  readonly failure?: FailureBody;
}

export interface ClipRequest extends Fact {
  readonly chunk: number;
  readonly label: string;
  /** The encoder waits until the film's sound is measured. */
  readonly hasSound: boolean;
}

export interface JobFacts {
  job?: string;
  /** `ms` is absent where the submission's time makes no sense. */
  submitted?: { readonly ms?: number; readonly hasLimit: boolean };
  ingested?: Settled;
  rejected?: Settled;
  measured?: Settled;
  chunked?: Settled & { readonly chunks: number };
  completed?: Settled;
  failed?: Settled;
  contentSeconds?: number;
  readonly ready: Map<number, Fact>;
  readonly analyzed: Map<number, Settled>;
  readonly requested: Map<string, ClipRequest>;
  readonly finished: Map<string, Settled>;
  readonly sums: Map<Stage, WorkSums>;
  readonly peakMemoryBytes: Map<string, number>;
  modelRequests: number;
  modelRetries: number;
  /** Of the submission, and as its facts carry it on: both of one trace where upstream had begun one. */
  traceOfSubmission?: string;
  traceOfFacts?: string;
}

export function noFacts(job: string | undefined): JobFacts {
  return {
    ...(job !== undefined && { job }),
    ready: new Map(),
    analyzed: new Map(),
    requested: new Map(),
    finished: new Map(),
    sums: new Map(),
    peakMemoryBytes: new Map(),
    modelRequests: 0,
    modelRetries: 0,
  };
}

export function sumsOf(facts: JobFacts, stage: Stage): WorkSums {
  const known = facts.sums.get(stage) ?? noSums();
  facts.sums.set(stage, known);
  return known;
}
