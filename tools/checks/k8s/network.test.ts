import { describe, expect, test } from '@jest/globals';
import { CONNECTIONS, S3_CONNECTIONS, STORAGE } from './connections.ts';
import type { Connection } from './connections.ts';
import { workloadsOf } from './manifests.ts';
import type { Labels, Manifest } from './manifests.ts';
import { allowedConnections, isIn } from './network.ts';
import type { Party } from './network.ts';
import { OVERLAYS, findKustomize, renderOverlay } from './render.ts';

const suite = findKustomize() === undefined ? describe.skip : describe;
const PORTS = [53, 80, 443, 4222, 4317, 4318, 6222, 6379, 7777, 8080, 8090, 8222, 8888, 14270, 14317, 16686];
const S3_ADDRESS = '192.0.2.7';

const space = (name: string, labels: Labels = {}): Labels => ({
  'kubernetes.io/metadata.name': name,
  ...labels,
});
const OUTSIDE: readonly Party[] = [
  { name: 'the internet', labels: {}, address: '142.250.1.1' },
  { name: 'the metadata server', labels: {}, address: '169.254.169.254' },
  { name: 'the private network', labels: {}, address: '10.1.2.3' },
  { name: 's3', labels: {}, address: S3_ADDRESS },
  { name: 'dns', labels: { 'k8s-app': 'kube-dns' }, namespace: space('kube-system') },
  { name: 'keda', labels: {}, namespace: space('keda') },
  { name: 'prometheus', labels: {}, namespace: space('monitoring') },
  { name: 'an ingress', labels: {}, namespace: space('ingress', { 'langflix.io/ingress': 'true' }) },
  { name: 'an upstream system', labels: {}, namespace: space('shop', { 'langflix.io/upstream': 'true' }) },
  { name: 'a stranger', labels: {}, namespace: space('default') },
];
/** Of the Helm chart, where the overlay has no broker of its own. */
const CHART: Party = { name: 'nats', labels: { 'app.kubernetes.io/name': 'nats' } };
const STRANGER: Party = { name: 'another pod', labels: { 'app.kubernetes.io/name': 'other' } };

function pods(manifests: readonly Manifest[]): readonly Party[] {
  const own = workloadsOf(manifests).map(({ name, labels }) => ({ name, labels }));
  return own.some(({ name }) => name === 'nats') ? own : [...own, CHART];
}

/** The table for who is there, with every kind of encoder in the place of `clip-encoder`. */
function expected(connections: readonly Connection[], own: readonly Party[]): readonly string[] {
  const there = [...own, ...OUTSIDE].map(({ name }) => name);
  const namesOf = (name: string): readonly string[] =>
    there.filter((one) => one === name || (name === 'clip-encoder' && one.startsWith(`${name}-`)));
  return connections.flatMap(({ from, to, port }) =>
    from.flatMap(namesOf).flatMap((one) => namesOf(to).map((other) => `${one} -> ${other}:${port}`)),
  );
}

suite.each(OVERLAYS)('in the overlay %s (skipped without kustomize)', (overlay) => {
  const manifests = findKustomize() === undefined ? [] : renderOverlay(overlay);
  const own = pods(manifests);

  test('connections are those of the table, and no others', () => {
    const hasS3 = manifests.some(({ metadata }) => metadata.name === 'to-s3');
    const inS3 = hasS3 ? S3_CONNECTIONS : [];
    // The addresses of S3 are the operator's, and some place of the internet to everybody else.
    const model = { from: ['llm-analyzer'], to: 's3', port: 443 };
    const allowed = allowedConnections(manifests, [...own, ...OUTSIDE], PORTS);
    expect(new Set(allowed)).toEqual(new Set(expected([...CONNECTIONS, ...inS3, model], own)));
  });

  test('a pod that nobody thought of reaches names only', () => {
    const withStranger = allowedConnections(manifests, [...own, ...OUTSIDE, STRANGER], PORTS);
    expect(withStranger.filter((line) => line.includes(STRANGER.name))).toEqual(['another pod -> dns:53']);
  });

  test('no encoder gets out', () => {
    const out = ['the internet', 'the metadata server', 'the private network'];
    const allowed = allowedConnections(manifests, [...own, ...OUTSIDE], PORTS);
    const leaks = allowed.filter((line) => out.some((where) => line.includes(`-> ${where}:`)));
    expect(leaks).toEqual(['llm-analyzer -> the internet:443']);
    expect(STORAGE).not.toContain('llm-analyzer');
  });
});

describe('the guards', () => {
  test('see that without policies everybody reaches everybody', () => {
    expect(allowedConnections([], [STRANGER, CHART], [1])).toEqual([
      'another pod -> nats:1',
      'nats -> another pod:1',
    ]);
  });

  test('know which addresses lie in a block', () => {
    const inside = [
      isIn('10.200.0.1', '10.0.0.0/8'),
      isIn('172.31.1.1', '172.16.0.0/12'),
      isIn('8.8.8.8', '0.0.0.0/0'),
    ];
    const outside = [
      isIn('11.0.0.1', '10.0.0.0/8'),
      isIn('172.32.1.1', '172.16.0.0/12'),
      isIn('8.8.8.8', '::/0'),
    ];
    expect([...inside, ...outside]).toEqual([true, true, true, false, false, false]);
  });
});
