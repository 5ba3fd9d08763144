/** What the work of each consumer takes, measured. */
import type { ConsumerName } from '@langflix/contracts';
import { chunkAnalyzed } from '@langflix/contracts';
import type { ChunkAnalyzed } from '@langflix/contracts';
import type { InEvent } from '@langflix/messaging';
import { secondsBetween } from '../stage-observations.ts';
import { pieceEndedBy } from '../work-pieces.ts';

export interface ServiceTimes {
  add(event: InEvent): void;
  /** Seconds of work per message, without waiting for quota; undefined before the first. */
  secondsOf(consumer: ConsumerName): number | undefined;
  /** Of the model: seconds and input tokens per request. Undefined before the first. */
  model(): { readonly secondsPerRequest: number; readonly tokensPerRequest: number } | undefined;
}

/** Part that the newest value has in the mean: the last 40 messages or so decide. */
const WEIGHT = 0.05;
const WAIT_FOR_QUOTA = 'wait for quota';
const CALL = 'generate_content';

/** Exponentially weighted means: Little's law is about means, and old hardware must be forgotten. */
export function createServiceTimes(): ServiceTimes {
  const byConsumer = new Map<ConsumerName, number>();
  let call: { secondsPerRequest: number; tokensPerRequest: number } | undefined;

  return {
    add({ contract, data, work, time }) {
      const consumer = work && consumerOf({ contract, data });
      if (work === undefined || consumer === undefined) return;
      const waitedSec = (work.operations[WAIT_FOR_QUOTA]?.totalMs ?? 0) / 1000;
      const seconds = secondsBetween(Date.parse(work.startedAt), Date.parse(time));
      byConsumer.set(consumer, mean(byConsumer.get(consumer), Math.max(0, seconds - waitedSec)));
      const calls = Object.entries(work.operations).find(([name]) => name.startsWith(CALL))?.[1];
      if (contract.name !== chunkAnalyzed.name || calls === undefined) return;
      const { usage } = (data as ChunkAnalyzed).outcome;
      const tokens = usage === undefined || usage.requests === 0 ? 0 : usage.inputTokens / usage.requests;
      call = {
        secondsPerRequest: mean(call?.secondsPerRequest, calls.totalMs / 1000 / calls.count),
        tokensPerRequest: mean(call?.tokensPerRequest, tokens),
      };
    },
    secondsOf: (consumer) => byConsumer.get(consumer),
    model: () => call,
  };
}

function mean(before: number | undefined, value: number): number {
  return before === undefined ? value : before + WEIGHT * (value - before);
}

/** Plans are written on behalf of the analysis that they follow from, nearly always. */
function consumerOf({ contract, data }: Pick<InEvent, 'contract' | 'data'>): ConsumerName | undefined {
  const piece = pieceEndedBy(contract, data);
  return piece?.stage === 'plan' ? 'ingest__record-analysis' : piece?.consumer;
}
