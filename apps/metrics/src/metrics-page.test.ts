import { afterEach, describe, expect, test } from '@jest/globals';
import { startHealthServer } from '@langflix/telemetry';
import type { HealthServer } from '@langflix/telemetry';
import { Counter, Registry } from 'prom-client';
import { metricsPage } from './metrics-page.ts';
import { createFigures } from './registry.ts';

let server: HealthServer | undefined;
afterEach(() => server?.close());

async function serve(
  options: Partial<Parameters<typeof metricsPage>[0]>,
  accept = 'text/plain',
): Promise<Response> {
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
  return fetch(`http://127.0.0.1:${server.port}/metrics`, { headers: { accept } });
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

  test('gives scrapers of OpenMetrics the trace behind a value, and others the same figures before and after', async () => {
    const { registry, apply } = createFigures(() => 0);
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    apply({ count: 'clips', labels: { outcome: 'encoded', encoder: 'libx264' } });
    apply(
      { observe: 'stageWork', labels: { stage: 'encode' }, value: 3 },
      `00-${traceId}-00f067aa0ba902b7-01`,
    );
    // The process itself goes on meanwhile: its memory changes, its garbage is collected.
    const plain = (text: string): string => text.replace(/^(process|nodejs)_.*\n/gm, '');
    const before = await (await serve({ registry })).text();
    await server?.close();
    const response = await serve({ registry }, 'application/openmetrics-text;version=1.0.0,text/plain;q=0.5');
    expect(response.headers.get('content-type')).toMatch(/^application\/openmetrics-text; version=1.0.0/);
    const open = await response.text();
    expect(open).toMatch(
      new RegExp(
        `^langflix_stage_work_seconds_bucket\\{le="5",stage="encode"\\} 1 # \\{trace_id="${traceId}"\\} 3 `,
        'm',
      ),
    );
    expect(open).toContain(
      '# TYPE langflix_clips counter\nlangflix_clips_total{outcome="encoded",encoder="libx264"} 1',
    );
    expect(open.endsWith('# EOF\n')).toBe(true);
    await server?.close();
    const after = await (await serve({ registry })).text();
    expect(plain(after)).toBe(plain(before));
    expect(after).not.toContain('trace_id');
  });
});
