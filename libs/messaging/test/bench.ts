/** One connection with everything provisioned, and ways to look into the broker, for the conformance suite. */
import {
  NO_USAGE,
  CONSUMERS,
  chunkAnalyzed,
  chunkReady,
  contentHash,
  emit,
  filterOf,
} from '@langflix/contracts';
import type { AppName, ChunkReady, OutEvent } from '@langflix/contracts';
import { createLogger } from '@langflix/telemetry';
import { brokerOf } from '../src/broker.ts';
import type { Broker } from '../src/broker.ts';
import { connectMessaging } from '../src/connect.ts';
import { fromNatsHeaders, toNatsHeaders } from '../src/header-value.ts';
import type { Headers } from '../src/header-value.ts';
import type { Messaging } from '../src/messaging.ts';
import { STREAM } from '../src/names.ts';
import { provision } from '../src/provision.ts';
import type { Service } from '../src/service.ts';
import type { NatsSettings } from '../src/settings.ts';
import { startConsuming } from '../src/start-consuming.ts';

export interface Bench {
  readonly messaging: Messaging;
  readonly broker: Broker;
  readonly settings: NatsSettings;
  /** Lines that were logged, as JSON text. */
  readonly logged: readonly string[];
  /** Runs handlers until `stop`, which gives them the grace. */
  consume<App extends AppName>(app: App, service: Service<App>): { stop(graceMs?: number): Promise<void> };
  /** Puts bytes into the stream as a stranger would. */
  publishRaw(subject: string, body: string, headers?: Headers): Promise<void>;
  /** Number of messages on a subject. */
  count(subject: string): Promise<number>;
  headersOf(subject: string): Promise<Headers>;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface BenchOptions {
  readonly ackWaitMs?: number;
  readonly maxBytes?: number;
}

export async function openBench(
  url: string,
  { ackWaitMs = 1000, maxBytes }: BenchOptions = {},
): Promise<Bench> {
  const logged: string[] = [];
  const destination = { write: (line: string) => void logged.push(line) };
  const log = createLogger({ service: 'bench', level: 'debug', destination });
  const settings = { servers: [url], ackWaitMs, maxAgeHours: 1, replicas: 1, maxBytes };
  const messaging = await connectMessaging({ nats: settings, name: 'bench', log });
  await provision(messaging, settings);
  const broker = brokerOf(messaging);
  const stops: ((graceMs: number) => Promise<void>)[] = [];
  return {
    messaging,
    broker,
    settings,
    logged,
    consume: (app, service) => {
      const stopping = new AbortController();
      const consuming = startConsuming(broker, { app, service, stopping: stopping.signal });
      const stop = async (graceMs = 2_000): Promise<void> => {
        stopping.abort();
        await consuming.finish(graceMs);
      };
      stops.push(stop);
      return { stop };
    },
    publishRaw: async (subject, body, headers = {}) => {
      await broker.js.publish(subject, body, { headers: toNatsHeaders(headers) });
    },
    count: async (subject) => {
      const { state } = await broker.jsm.streams.info(STREAM, { subjects_filter: subject });
      return Object.values(state.subjects ?? {}).reduce((sum, messages) => sum + messages, 0);
    },
    headersOf: async (subject) => {
      const stored = await broker.jsm.streams.getMessage(STREAM, { last_by_subj: subject });
      return fromNatsHeaders(stored.header);
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(stops.map((stop) => stop(0)));
      await messaging.close();
    },
  };
}

/** Outcome of a chunk in which nothing was found. */
export function analyzed({ job, chunk }: Pick<ChunkReady, 'job' | 'chunk'>): OutEvent {
  return emit(chunkAnalyzed, {
    job,
    chunk,
    outcome: {
      status: 'analyzed',
      expressions: [],
      dropped: [],
      analyzer: 'offline',
      cached: false,
      usage: NO_USAGE,
    },
  });
}

export const ANALYZED = filterOf(chunkAnalyzed);
export const READY = filterOf(chunkReady);
export const MAX_DELIVER = CONSUMERS['llm-analyzer__analyze-chunk'].maxDeliver;

/** A job id of its own for each test. */
export function jobNamed(name: string): string {
  return contentHash([name], 20);
}
