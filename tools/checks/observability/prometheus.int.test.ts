/** The rules under promtool, and rules and dashboards in a real Prometheus that asks a real metrics service. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chunkAnalyzed, chunkReady, emit, episodeCompleted } from '@langflix/contracts';
import { connectMessaging, provision } from '@langflix/messaging';
import { createLogger } from '@langflix/telemetry';
import {
  aChunkAnalyzed,
  aChunkReady,
  anEpisodeCompleted,
  anEpisodeSubmitted,
  startNatsServer,
  startProcess,
  temporaryFolder,
  waitFor,
} from '@langflix/testing';
import { dashboardSchema, queriesOf } from './dashboard-schema.ts';
import { exportedNames, isExported, metricNamesIn } from './metric-names.ts';
import { PROMETHEUS, readDashboards, readDocs, readRules } from './read-files.ts';
import { runPrometheus } from './run-prometheus.ts';
import type { Prometheus } from './run-prometheus.ts';

const rules = readRules();
const queries = readDashboards().flatMap(({ file, json }) =>
  queriesOf(dashboardSchema.parse(json)).map(({ panel, expr }) => ({ file, panel, expr })),
);
const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('promtool', () => {
  test.each(['compose.yaml', 'laptop.yaml'])('takes the configuration %s', (file) => {
    expect(promtool('check', 'config', join(PROMETHEUS, file))).toContain('SUCCESS');
  });

  test('sees each alert fire and each stay quiet', () => {
    const file = join(PROMETHEUS, 'rules.test.yaml');
    expect(promtool('test', 'rules', file)).toContain('SUCCESS');
    const tests = readFileSync(file, 'utf8');
    expect(rules.filter(({ alert }) => !tests.includes(alert))).toEqual([]);
  });

  test('refuses a rule that cannot be read', () => {
    expect(() => promtool('check', 'rules', join(PROMETHEUS, 'laptop.yaml'))).toThrow('field');
  });
});

describe('Prometheus beside a metrics service', () => {
  const stack = new AsyncDisposableStack();
  let prometheus: Prometheus;
  let page: string;

  beforeAll(async () => {
    const folder = stack.use(await temporaryFolder()).path;
    const address = await startMetricsWithAJob(folder);
    prometheus = stack.use(await runPrometheus({ folder, metrics: address }));
    await waitFor(async () => (await valueOf('sum(langflix_jobs_ended_total)')) === 1, {
      describe: () => 'the figures of the job in Prometheus',
    });
    page = await (await fetch(`http://${address}/metrics`)).text();
  });
  afterAll(() => stack.disposeAsync());

  /** A broker with one job that has ended, and the service that counts it. @returns host:port of its figures */
  async function startMetricsWithAJob(folder: string): Promise<string> {
    const server = stack.use(await startNatsServer());
    const nats = { servers: [server.url], ackWaitMs: 1000, maxAgeHours: 1, replicas: 1 };
    const log = createLogger({ service: 'test', level: 'silent' });
    const messaging = await connectMessaging({ nats, name: 'test', log });
    stack.defer(() => messaging.close());
    await provision(messaging, nats);
    const { job } = await messaging.submitEpisode(anEpisodeSubmitted(), { id: 'one' });
    const traceparent = `00-${TRACE_ID}-00f067aa0ba902b7-01`;
    for (const fact of [
      emit(chunkReady, aChunkReady({ job })),
      emit(chunkAnalyzed, aChunkAnalyzed({ job })),
      emit(episodeCompleted, anEpisodeCompleted({ job })),
    ])
      await messaging.publishFact(fact, { traceparent });
    const service = stack.use(
      await startProcess({
        command: process.execPath,
        args: [join(import.meta.dirname, '..', '..', '..', 'apps', 'metrics', 'src', 'main.ts')],
        cwd: folder,
        env: { LANGFLIX_NATS_SERVERS: server.url, NODE_OPTIONS: '' },
      }),
    );
    // The port of the dashboard, which a laptop can choose; the health port has the same page.
    const line = JSON.parse(await service.waitForLine('dashboard ready')) as { url: string };
    return new URL(line.url).host;
  }

  async function valueOf(query: string): Promise<number | undefined> {
    const { result } = await prometheus.ask<{ result: readonly { value: readonly [number, string] }[] }>(
      'query',
      {
        query,
      },
    );
    return result[0] === undefined ? undefined : Number(result[0].value[1]);
  }

  test('finds the service up', async () => {
    expect(await valueOf('up{job="langflix-metrics"}')).toBe(1);
  });

  test('runs every rule without a fault', async () => {
    interface Groups {
      readonly groups: readonly { rules: readonly { name: string; health: string; lastError?: string }[] }[];
    }
    const found = await waitFor(async () => {
      const { groups } = await prometheus.ask<Groups>('rules');
      const all = groups.flatMap((group) => group.rules);
      return all.every(({ health }) => health !== 'unknown') ? all : undefined;
    });
    expect(found.filter(({ health }) => health !== 'ok')).toEqual([]);
    expect(found.map(({ name }) => name).sort()).toEqual(rules.map(({ alert }) => alert).sort());
  });

  test('answers every query of the dashboards', async () => {
    const asked = await Promise.allSettled(
      queries.map(({ expr }) => prometheus.ask('query', { query: expr.replaceAll('$__range', '1h') })),
    );
    const refused = queries.filter((_query, index) => asked[index]?.status === 'rejected');
    expect(refused).toEqual([]);
  });

  test('is asked by dashboards and alerts for nothing that the service does not export', () => {
    const names = exportedNames(page);
    const wanted = [...queries.map(({ panel, expr }) => ({ by: panel, expr }))].concat(
      rules.map(({ alert, expr }) => ({ by: alert, expr })),
    );
    const missing = wanted.flatMap(({ by, expr }) =>
      metricNamesIn(expr)
        .filter((name) => !isExported(name, names))
        .map((name) => `${by}: ${name}`),
    );
    expect(missing).toEqual([]);
  });

  test('exports what docs/observability.md says, and nothing besides', () => {
    const exported = [...exportedNames(page)].filter((name) => metricNamesIn(name).length > 0);
    const documented = [...readDocs('Figures').matchAll(/`((?:langflix|messaging|gen_ai)_\w+)`/g)];
    expect(documented.map(([, name]) => name).sort()).toEqual(exported.sort());
  });

  test('keeps the trace of a job beside its duration', async () => {
    const found = await waitFor(async () => {
      const series = await prometheus.ask<readonly { exemplars: readonly { labels: object }[] }[]>(
        'query_exemplars',
        {
          query: 'langflix_job_duration_seconds_bucket',
          start: `${Date.now() / 1000 - 600}`,
          end: `${Date.now() / 1000 + 600}`,
        },
      );
      return series[0]?.exemplars[0]?.labels;
    });
    expect(found).toEqual({ trace_id: TRACE_ID });
  });
});

/** @throws with what promtool says; and how to come by it where it is not there */
function promtool(...args: readonly string[]): string {
  const { error, status, stdout, stderr } = spawnSync('promtool', args, { encoding: 'utf8' });
  if (error !== undefined) {
    throw new Error('promtool is missing: `node tools/setup.mjs --tests` installs it', { cause: error });
  }
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
  return `${stdout}${stderr}`;
}
