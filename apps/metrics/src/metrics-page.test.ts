import { afterEach, describe, expect, test } from '@jest/globals';
import { startHealthServer } from '@langflix/telemetry';
import type { HealthServer } from '@langflix/telemetry';
import { Counter, Registry } from 'prom-client';
import { metricsPage } from './metrics-page.ts';

let server: HealthServer | undefined;
afterEach(() => server?.close());

async function serve(options: Partial<Parameters<typeof metricsPage>[0]>): Promise<Response> {
  const registry = new Registry();
  new Counter({ name: 'langflix_sample_total', help: 'A sample', registers: [registry] }).inc(2);
  const page = metricsPage({ registry, refresh: async () => undefined, isReady: () => true, ...options });
  const yes = (): boolean => true;
  server = await startHealthServer({
    host: '127.0.0.1',
    port: 0,
    checks: { startup: yes, ready: yes, live: yes },
    routes: { '/metrics': page },
  });
  return fetch(`http://127.0.0.1:${server.port}/metrics`);
}

describe('/metrics', () => {
  test('answers in the text format of Prometheus', async () => {
    const response = await serve({});
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(await response.text()).toContain('langflix_sample_total 2');
  });

  test('answers though the broker cannot be asked', async () => {
    const response = await serve({ refresh: () => Promise.reject(new Error('away')) });
    expect(response.status).toBe(200);
  });

  test('answers 503 while the history is being read', async () => {
    const response = await serve({ isReady: () => false });
    expect([response.status, await response.text()]).toEqual([503, 'still reading the history\n']);
  });
});
