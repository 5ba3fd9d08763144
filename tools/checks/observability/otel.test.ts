import { describe, expect, test } from '@jest/globals';
import { ATTR } from '@langflix/telemetry';
import { otelConfig, wiringProblems } from './otel-config.ts';
import { readYaml } from './read-files.ts';
import { keptBy, tailSampling } from './tail-sampling.ts';
import type { SampledSpan } from './tail-sampling.ts';

const collector = otelConfig.parse(readYaml('collector.yaml'));
const jaeger = otelConfig.parse(readYaml('jaeger.yaml'));
const sampling = tailSampling.parse(collector.processors['tail_sampling']);

describe.each([
  ['collector.yaml', collector],
  ['jaeger.yaml', jaeger],
])('%s', (_file, config) => {
  test('declares what its pipelines use, and nothing else', () => {
    expect(wiringProblems(config)).toEqual([]);
  });

  test('is refused when a pipeline names what is not there', () => {
    const wrong = { ...config, exporters: { otlp_elsewhere: null } };
    expect(wiringProblems(wrong).length).toBeGreaterThanOrEqual(2);
  });

  test('listens where it is told, by default on this machine only', () => {
    const addresses = JSON.stringify(config).match(/"(?:endpoint|host)":"[^"]+"/g) ?? [];
    expect(addresses.length).toBeGreaterThan(2);
    expect(addresses.filter((it) => !/:-127\.0\.0\.1/.test(it))).toEqual([]);
  });
});

test('the collector limits its memory first, and batches what is left last', () => {
  expect(collector.service.pipelines['traces']?.processors).toEqual([
    'memory_limiter',
    'tail_sampling',
    'batch',
  ]);
});

test('the collector hands traces to the port that Jaeger takes them on', () => {
  const exporter = collector.exporters['otlp'] as { endpoint: string };
  expect(exporter.endpoint).toMatch(/:14317\}$/);
  expect(JSON.stringify(jaeger.receivers)).toContain(':14317');
});

test('Jaeger stores, shows and exports one and the same storage', () => {
  const { backends } = jaeger.extensions['jaeger_storage'] as { backends: object };
  const [name] = Object.keys(backends);
  expect(jaeger.extensions['jaeger_query']).toMatchObject({ storage: { traces: name } });
  expect(jaeger.exporters['jaeger_storage_exporter']).toEqual({ trace_storage: name });
});

describe('the choice of traces', () => {
  const minutes = (count: number): number => count * 60_000;
  const waitMs = Number.parseInt(sampling.decision_wait, 10) * 1000;
  const aSpan = (overrides: Partial<SampledSpan> = {}): SampledSpan => ({
    startMs: 0,
    endMs: minutes(1),
    attributes: { [ATTR.job]: 'a-job' },
    ...overrides,
  });
  const episode = (status: string, endMs = minutes(2)): SampledSpan =>
    aSpan({ endMs, attributes: { [ATTR.job]: 'a-job', [ATTR.jobStatus]: status } });

  test('uses attributes that spans have', () => {
    const used = JSON.stringify(sampling.policies).match(/langflix\.[a-z._]+/g) ?? [];
    expect(used.filter((name) => !Object.values<string>(ATTR).includes(name))).toEqual([]);
    expect(used).not.toEqual([]);
  });

  test('leaves only jobs that ended well and in time to the draw', () => {
    expect(keptBy(sampling, [aSpan(), episode('completed')])).toEqual([]);
  });

  test.each(['failed', 'rejected', 'partial'])('keeps a job that ended as %s', (status) => {
    expect(keptBy(sampling, [aSpan(), episode(status)])).toEqual(['failed-jobs']);
  });

  test('keeps a job in which something failed and was mended', () => {
    expect(keptBy(sampling, [aSpan({ isError: true }), episode('completed')])).toEqual(['errors']);
  });

  test('keeps a job with a message that came twice', () => {
    const again = aSpan({ attributes: { [ATTR.job]: 'a-job', [ATTR.isRedelivered]: true } });
    expect(keptBy(sampling, [again, episode('completed')])).toEqual(['redelivered']);
  });

  test('keeps a slow job', () => {
    expect(keptBy(sampling, [aSpan(), episode('completed', minutes(5))])).toEqual(['slow']);
  });

  test('keeps a job that is still running when the decision falls, however little it has done', () => {
    expect(keptBy(sampling, [aSpan()])).toEqual(['still-running']);
  });

  test('leaves no gap between the slow ones and those still running', () => {
    const slow = sampling.policies.find(({ name }) => name === 'slow');
    expect(slow).toMatchObject({ latency: { threshold_ms: expect.any(Number) } });
    // Half a minute for the last spans of a job that ended just in time to arrive: they are sent every 5 seconds.
    expect(
      waitMs - (slow as { latency: { threshold_ms: number } }).latency.threshold_ms,
    ).toBeGreaterThanOrEqual(30_000);
  });

  test('leaves what belongs to no job to the draw', () => {
    expect(keptBy(sampling, [aSpan({ attributes: {} })])).toEqual([]);
  });
});
