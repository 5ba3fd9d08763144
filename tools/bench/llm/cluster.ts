/** A broker, the fake service and any number of analyzer processes, all real but the model. */
import { connectMessaging, provision } from '@langflix/messaging';
import type { Messaging } from '@langflix/messaging';
import { chunkAnalyzed, chunkReady, emit, quotaKey } from '@langflix/contracts';
import type { ChunkAnalyzed, ChunkReady } from '@langflix/contracts';
import { createLogger } from '@langflix/telemetry';
import { startNatsServer, startProcess, waitFor } from '@langflix/testing';
import type { GuardedProcess } from '@langflix/testing';
import { startFakeGemini } from '../../fake-gemini/server.ts';
import type { FakeGemini, FakeGeminiOptions } from '../../fake-gemini/server.ts';

export const MODEL = 'gemini-bench';
export const CONCURRENCY = 3;
export const LATENCY = { medianMs: 4_000, spread: 0.3 };
/** As in the local stack: short, so that work of a killed process is taken over within seconds. */
const ACK_WAIT_MS = 5_000;
/** Processes that are started at once: more would only wait for each other. */
const START_TOGETHER = 4;

export interface ClusterOptions {
  /** Bundles by name of the app. */
  readonly programs: Readonly<Record<'llm-analyzer' | 'cache', string>>;
  readonly replicas: number;
  readonly gemini?: FakeGeminiOptions;
  /** What the analyzers believe the limits to be; 0: none. */
  readonly limits?: Partial<typeof NO_LIMITS>;
  readonly withCache?: boolean;
}

const NO_LIMITS = { requestsPerMinute: 0, tokensPerMinute: 0, requestsPerDay: 0 };

export interface Cluster extends AsyncDisposable {
  readonly gemini: FakeGemini;
  readonly messaging: Messaging;
  readonly analyzers: readonly GuardedProcess[];
  /** Kills one analyzer with SIGKILL and starts another. */
  replaceOne(): Promise<void>;
  publish(chunks: readonly ChunkReady[]): Promise<void>;
  /** Outcomes so far. */
  outcomes(): readonly ChunkAnalyzed['outcome'][];
  /** Settles when there are so many outcomes. */
  outcomesOf(count: number, timeoutMs: number): Promise<void>;
  deadLetters(): Promise<number>;
}

const silent = createLogger({ service: 'bench', level: 'silent' });

export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { programs, replicas, withCache = false } = options;
  const limits = { ...NO_LIMITS, ...options.limits };
  await using stack = new AsyncDisposableStack();
  const server = stack.use(await startNatsServer());
  const gemini = stack.use(await startFakeGemini({ latency: LATENCY, ...options.gemini }));
  const nats = { servers: [server.url], ackWaitMs: ACK_WAIT_MS, maxAgeHours: 1, replicas: 1 };
  const messaging = await connectMessaging({ nats, name: 'bench', log: silent });
  stack.defer(() => messaging.close());
  await provision(messaging, nats, [{ key: quotaKey({ project: 'default', model: MODEL }), ...limits }]);

  const env = environment(server.url, gemini.url, limits);
  const children: GuardedProcess[] = [];
  stack.defer(async () => void (await Promise.all(children.map((child) => child.kill('SIGKILL')))));
  const start = async (app: 'llm-analyzer' | 'cache'): Promise<GuardedProcess> => {
    const child = await startProcess({ command: process.execPath, args: [programs[app]], env });
    children.push(child);
    await child.waitForLine('service ready');
    return child;
  };
  if (withCache) await start('cache');
  const analyzers: GuardedProcess[] = [];
  for (let left = replicas; left > 0; left -= START_TOGETHER) {
    const batch = Array.from({ length: Math.min(left, START_TOGETHER) }, () => start('llm-analyzer'));
    analyzers.push(...(await Promise.all(batch)));
  }

  const outcomes: ChunkAnalyzed['outcome'][] = [];
  const stop = new AbortController();
  const following = messaging.follow({
    signal: stop.signal,
    onEvent: ({ contract, data }) => {
      if (contract === chunkAnalyzed) outcomes.push(chunkAnalyzed.schema.parse(data).outcome);
    },
  });
  stack.defer(async () => {
    stop.abort();
    await following.catch(() => undefined);
  });
  const owned = stack.move();
  return {
    gemini,
    messaging,
    analyzers,
    async replaceOne() {
      const victim = analyzers.shift();
      await victim?.kill('SIGKILL');
      analyzers.push(await start('llm-analyzer'));
    },
    publish: async (chunks) => {
      for (const chunk of chunks) await messaging.publishFact(emit(chunkReady, chunk));
    },
    outcomes: () => outcomes,
    outcomesOf: async (count, timeoutMs) => {
      const describe = (): string =>
        [
          `${count} outcomes; there are ${outcomes.length}`,
          ...analyzers.flatMap(({ lines }) => lines.slice(-5)),
        ].join('\n');
      await waitFor(() => outcomes.length >= count, { timeoutMs, describe });
    },
    deadLetters: async () => (await messaging.deadLetters.list()).length,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

function environment(natsUrl: string, geminiUrl: string, limits: typeof NO_LIMITS): Record<string, string> {
  return {
    LANGFLIX_CONFIG: 'none',
    LANGFLIX_NATS_SERVERS: natsUrl,
    LANGFLIX_NATS_ACK_WAIT_MS: String(ACK_WAIT_MS),
    LANGFLIX_TELEMETRY_LOG_LEVEL: 'info',
    LANGFLIX_LLM_BASE_URL: geminiUrl,
    LANGFLIX_LLM_API_KEY: 'test',
    LANGFLIX_LLM_MODEL: MODEL,
    LANGFLIX_LLM_MAX_CONCURRENT_REQUESTS: String(CONCURRENCY),
    LANGFLIX_LLM_REQUESTS_PER_MINUTE: String(limits.requestsPerMinute),
    LANGFLIX_LLM_TOKENS_PER_MINUTE: String(limits.tokensPerMinute),
    LANGFLIX_LLM_REQUESTS_PER_DAY: String(limits.requestsPerDay),
    LANGFLIX_CACHE_STORE: 'memory',
  };
}
