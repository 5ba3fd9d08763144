import { describe, expect, test } from '@jest/globals';
import { CONSUMERS, SCALED_SERVICES, scalingAdvice } from '@langflix/contracts';
import { natsAccounts } from '@langflix/messaging';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { containersOf, named, ofKind, serviceOf, workloadsOf } from './manifests.ts';
import type { Manifest } from './manifests.ts';
import { amount } from './policies.ts';
import type { ScaledSpec } from './references.ts';
import { K8S, findKustomize, renderOverlay } from './render.ts';

const suite = findKustomize() === undefined ? describe.skip : describe;
const production = (): readonly Manifest[] => renderOverlay('production');
const specOf = (name: string): ScaledSpec => named(production(), 'ScaledObject', name)?.spec as ScaledSpec;

suite('the autoscaler (skipped without kustomize)', () => {
  test.each(SCALED_SERVICES)('counts the work of every consumer of %s', (service) => {
    const own = Object.keys(CONSUMERS).filter((name) => name.startsWith(`${service}__`));
    const counted = specOf(service).triggers.flatMap(({ metadata }) => metadata['consumer'] ?? []);
    expect(counted.sort()).toEqual(own.sort());
  });

  test.each(SCALED_SERVICES)('keeps %s within the bounds of the metrics service', (service) => {
    const settings = parse(readFileSync(join(K8S, 'base', 'langflix.yaml'), 'utf8')) as {
      monitoring: { replicas: Record<string, { min: number; max: number }> };
    };
    const { minReplicaCount: min, maxReplicaCount: max, fallback } = specOf(service);
    expect({ min, max }).toEqual(settings.monitoring.replicas[service]);
    expect(fallback.replicas).toBeGreaterThan(0);
    expect(fallback.replicas).toBeLessThanOrEqual(max);
  });

  test('asks for the stream, the account and the advice by the names that they have', () => {
    const triggers = ofKind(production(), 'ScaledObject').flatMap(
      ({ spec }) => (spec as ScaledSpec).triggers,
    );
    for (const { type, metadata } of triggers) {
      if (type === 'nats-jetstream') {
        expect(metadata['stream']).toBe('LANGFLIX');
        const account = natsAccounts({ quotas: [] })[metadata['account'] ?? ''];
        expect(account?.jetstream).toBe('enabled');
        // The headless Service: KEDA puts the name of a server before it.
        expect(metadata['natsServerMonitoringEndpoint']).toBe(
          'nats-headless.langflix.svc.cluster.local:8222',
        );
      } else {
        expect(Object.keys(scalingAdvice.shape)).toContain(metadata['valueLocation']);
        expect(metadata['url']).toBe(
          'http://metrics.langflix.svc.cluster.local:8090/api/scaling/llm-analyzer',
        );
      }
    }
    expect(triggers.filter(({ type }) => type === 'metrics-api')).toHaveLength(1);
  });

  test('never asks for more analyzers than the quota feeds', () => {
    expect(specOf('llm-analyzer').advanced?.scalingModifiers?.formula).toBe(
      '(lag / 3) < cap ? (lag / 3) : cap',
    );
    const settings = named(production(), 'ConfigMap', 'langflix-env');
    expect(settings?.data?.['LANGFLIX_LLM_MAX_CONCURRENT_REQUESTS'] ?? '3').toBe('3');
  });

  test('takes encoders away slowly', () => {
    for (const name of ['clip-encoder', 'clip-encoder-gpu']) {
      const behaviour = specOf(name).advanced?.horizontalPodAutoscalerConfig;
      expect(behaviour).toMatchObject({
        behavior: {
          scaleDown: {
            stabilizationWindowSeconds: 600,
            policies: [{ type: 'Pods', value: 1, periodSeconds: 120 }],
          },
        },
      });
    }
  });
});

suite('a card', () => {
  const gpu = () => workloadsOf(production()).find(({ name }) => name === 'clip-encoder-gpu');

  test('is asked for, and only where it encodes', () => {
    const pod = gpu()?.pod;
    expect(pod?.containers[0]?.resources?.limits).toMatchObject({ 'nvidia.com/gpu': 1 });
    const terms =
      pod?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
    expect(terms).toHaveLength(2);
    for (const { matchExpressions = [] } of terms) {
      const keys = matchExpressions.map(({ key, operator }) => `${key} ${operator}`);
      expect(keys.some((key) => ['nvidia.com/gpu.product In', 'langflix.io/nvenc In'].includes(key))).toBe(
        true,
      );
      const products = matchExpressions
        .filter(({ operator }) => operator === 'In')
        .flatMap(({ values = [] }) => values);
      expect(products.filter((name) => /A100|H100|H200|GH200|A30\b/.test(name))).toEqual([]);
    }
    const byProbe = terms[1]?.matchExpressions?.find(({ operator }) => operator === 'NotIn');
    expect(byProbe?.values).toEqual(
      expect.arrayContaining(['NVIDIA-A100-SXM4-40GB', 'NVIDIA-H100-80GB-HBM3', 'NVIDIA-H200']),
    );
  });

  test('pulls from the same consumers as the processors', () => {
    expect(gpu() && serviceOf(gpu()!)).toBe('clip-encoder');
    const user = gpu()?.pod.containers[0]?.env?.find(({ name }) => name === 'LANGFLIX_NATS_USER')?.value;
    expect(user).toBe('clip-encoder');
  });

  test.each(['nvidia', 'intel', 'amd'])('of %s has the encoder that settings call so', (maker) => {
    const file = readFileSync(join(K8S, 'components', `gpu-${maker}`, 'deployment.yaml'), 'utf8');
    expect(file).toMatch(
      { nvidia: /value: cuda/, intel: /value: qsv/, amd: /value: vaapi/ }[maker] ?? /never/,
    );
  });
});

/** The performance guide's machines, less a tenth for the system and Kubernetes. */
const MACHINES = {
  minimum: { cores: 4, bytes: 8e9 },
  production: { cores: 8, bytes: 16e9 },
  'high-performance': { cores: 16, bytes: 32e9 },
} as const;

suite('the presets', () => {
  const presets = Object.keys(MACHINES) as (keyof typeof MACHINES)[];

  test('are those of the performance guide', () => {
    expect(readdirSync(join(K8S, 'components', 'presets')).sort()).toEqual([...presets].sort());
  });

  test.each(presets)('%s fits its machine, the whole pipeline on it once', (preset) => {
    const patches = parse(
      readFileSync(join(K8S, 'components', 'presets', preset, 'kustomization.yaml'), 'utf8'),
    ) as {
      patches: readonly { target: { name: string }; patch: string }[];
    };
    const encoder = patches.patches.find(({ target }) => target.name === 'clip-encoder');
    const own = parse(encoder?.patch ?? '') as Manifest;
    const [container] = workloadsOf([own]).flatMap(containersOf);
    const others = workloadsOf(renderOverlay('local')).filter(({ name }) => name !== 'clip-encoder');
    const requests = [...others.flatMap(containersOf), ...(container ? [container] : [])].map(
      (one) => one.resources?.requests,
    );
    const sum = (kind: string): number =>
      requests.reduce((total, one) => total + (amount(one?.[kind]) || 0), 0);
    const { cores, bytes } = MACHINES[preset];
    expect(sum('cpu')).toBeLessThanOrEqual(cores * 0.9);
    expect(sum('memory')).toBeLessThanOrEqual(bytes * 0.9);
    // 400 MB for each ffmpeg (libs/media, clip-encoder), below the threshold of 0.8, and the service.
    const limits = container?.resources?.limits;
    expect(amount(limits?.['memory']) * 0.8).toBeGreaterThan(amount(limits?.['cpu']) * 400e6);
  });
});
