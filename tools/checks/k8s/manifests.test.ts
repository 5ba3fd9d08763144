/** What can be known of the manifests without a cluster. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { containersOf, named, serviceOf, workloadsOf } from './manifests.ts';
import type { Manifest, Workload } from './manifests.ts';
import { POLICIES, amount } from './policies.ts';
import { brokenReferences } from './references.ts';
import { K8S, OVERLAYS, findKustomize, kustomize, parseManifests, renderOverlay } from './render.ts';
import { exampleSecrets } from './container-environment.ts';
import { problemsOf } from './strict-schema.ts';

const suite = findKustomize() === undefined ? describe.skip : describe;
const OURS = ['ingest', 'subtitle-chunker', 'llm-analyzer', 'clip-encoder', 'cache', 'metrics'];

suite.each(OVERLAYS)('the overlay %s (skipped without kustomize)', (overlay) => {
  let manifests: readonly Manifest[];
  let workloads: readonly Workload[];
  let hasSecret: (name: string, key: string) => boolean;

  beforeAll(() => {
    manifests = renderOverlay(overlay);
    workloads = workloadsOf(manifests);
    const secret = exampleSecrets(renderOverlay('local'));
    hasSecret = (name, key) => secret(name, key) !== undefined;
  });

  test('holds what the API server takes, and no field that it does not know', async () => {
    const problems = await Promise.all(manifests.map(problemsOf));
    expect(problems.flat()).toEqual([]);
  });

  test('names nothing that is not there', () => {
    expect(brokenReferences(manifests, { hasSecret })).toEqual([]);
  });

  test.each(Object.entries(POLICIES))('every pod %s', (_title, policy) => {
    expect(workloads.flatMap((one) => policy(one).map((text) => `${one.name} ${text}`))).toEqual([]);
  });

  test('has every service, and a disruption budget for all that stays', () => {
    expect(new Set(workloads.flatMap((one) => serviceOf(one) ?? []))).toEqual(
      new Set([...OURS, 'provision']),
    );
    const lasting = workloads.filter(({ kind }) => kind !== 'Job').map(({ name }) => name);
    expect(lasting.filter((name) => !named(manifests, 'PodDisruptionBudget', name))).toEqual([]);
  });

  test('lies in one namespace, which restricts its pods, and holds no variable of a service by chance', () => {
    const clusterWide = ['Namespace', 'PriorityClass'];
    const outside = manifests.filter(
      ({ kind, metadata }) => metadata.namespace !== 'langflix' && !clusterWide.includes(kind),
    );
    expect(outside).toEqual([]);
    expect(named(manifests, 'Namespace', 'langflix')?.metadata.labels).toMatchObject({
      'pod-security.kubernetes.io/enforce': 'restricted',
    });
    // Other pods of the namespace would get LANGFLIX_..._PORT, which our services refuse as an unknown setting.
    expect(
      manifests.filter(({ kind, metadata }) => kind === 'Service' && metadata.name.startsWith('langflix')),
    ).toEqual([]);
  });

  test('gives everybody who opens films one place for them, and nobody else', () => {
    for (const workload of workloads.filter((one) => serviceOf(one) !== undefined)) {
      const mounts = containersOf(workload).flatMap(({ volumeMounts = [] }) =>
        volumeMounts.map(({ name }) => name),
      );
      const variables = containersOf(workload).flatMap(({ env = [] }) => env.map(({ name }) => name));
      const places = [mounts.includes('media'), variables.includes('AWS_ACCESS_KEY_ID')].filter(Boolean);
      expect([workload.name, places.length]).toEqual([
        workload.name,
        'langflix.io/storage' in workload.labels ? 1 : 0,
      ]);
    }
  });

  test('spreads each service by itself', () => {
    for (const { pod, labels } of workloads
      .filter(({ kind }) => kind === 'Deployment')
      .filter((one) => serviceOf(one))) {
      for (const { labelSelector, matchLabelKeys = [] } of pod.topologySpreadConstraints ?? [{}]) {
        expect(labels).toMatchObject(labelSelector?.matchLabels ?? { none: 'selected' });
        expect(matchLabelKeys).toContain('app.kubernetes.io/name');
      }
    }
  });
});

suite('the images (skipped without kustomize)', () => {
  const imagesOf = (manifests: readonly Manifest[]): readonly string[] =>
    workloadsOf(manifests)
      .flatMap(containersOf)
      .flatMap(({ image = '' }) => (image.includes('langflix/') ? [image] : []));

  test('of staging and production have a version and a registry', () => {
    for (const overlay of ['staging', 'production'] as const) {
      for (const image of imagesOf(renderOverlay(overlay))) {
        expect(image).toMatch(/^[a-z0-9.-]+\.[a-z]+\/langflix\/[a-z-]+:\d+\.\d+\.\d+$/);
      }
    }
  });

  test('are those that deploy/docker builds', () => {
    const bake = readFileSync(join(K8S, '..', 'deploy', 'docker', 'docker-bake.json'), 'utf8');
    const names = OVERLAYS.flatMap((overlay) => imagesOf(renderOverlay(overlay))).map(
      (image) => /langflix\/([a-z-]+):/.exec(image)?.[1],
    );
    for (const name of new Set(names)) expect(bake).toContain(`"${name}"`);
  });

  test('run as their own user', () => {
    const dockerfile = readFileSync(join(K8S, '..', 'deploy', 'docker', 'Dockerfile'), 'utf8');
    for (const { pod } of workloadsOf(renderOverlay('production')).filter((one) => serviceOf(one))) {
      const { runAsUser, runAsGroup } = pod.securityContext ?? {};
      expect(dockerfile).toContain(`USER ${runAsUser}:${runAsGroup}\n`);
    }
  });
});

suite('the trial of cards (skipped without kustomize)', () => {
  test('is a pod as every other, with one card and nothing to ask', async () => {
    const manifests = parseManifests(kustomize(join(K8S, 'nvenc-probe')));
    const [probe] = workloadsOf(manifests);
    expect((await Promise.all(manifests.map(problemsOf))).flat()).toEqual([]);
    expect(Object.values(POLICIES).flatMap((policy) => (probe ? policy(probe) : ['gone']))).toEqual([]);
    expect(probe?.pod.containers[0]?.resources?.limits).toMatchObject({ 'nvidia.com/gpu': 1 });
  });
});

describe('the guards', () => {
  const pod = (container: object, rest: object = {}): Manifest => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'bad' },
    spec: {
      selector: { matchLabels: { app: 'bad' } },
      template: {
        metadata: { labels: { app: 'bad', 'langflix.io/service': 'bad' } },
        spec: { containers: [{ name: 'service', image: 'langflix/bad', ...container }], ...rest },
      },
    },
  });

  test.each(Object.entries(POLICIES))('refuse a pod of which it is not true that it %s', (_title, policy) => {
    const bad = pod(
      {
        env: [
          { name: 'LANGFLIX_NATS_PASSWORD', value: 'x' },
          { name: 'LANGFLIX_NO_SUCH', value: 'x' },
        ],
      },
      { hostNetwork: true, volumes: [{ name: 'tmp', emptyDir: {} }], terminationGracePeriodSeconds: 5 },
    );
    expect(workloadsOf([bad]).flatMap(policy)).not.toEqual([]);
  });

  test('name an unknown field wherever it is', async () => {
    const bad = pod({ readinessProb: {} }, { hostnetwork: true });
    expect(await problemsOf(bad)).toEqual([
      'Deployment bad: unknown field /spec/template/spec/containers/0/readinessProb',
      'Deployment bad: unknown field /spec/template/spec/hostnetwork',
    ]);
    expect(await problemsOf(pod({ image: 7 }))).toHaveLength(1);
    expect(await problemsOf({ ...bad, apiVersion: 'apps/v9' })).toHaveLength(1);
  });

  test('find every reference to what is not there', () => {
    const manifests = [
      pod(
        {
          env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'no', key: 'x' } } }],
          envFrom: [{ configMapRef: { name: 'no' } }],
          livenessProbe: { httpGet: { port: 'no' } },
          volumeMounts: [{ name: 'no', mountPath: '/no' }],
        },
        { serviceAccountName: 'no', volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'no' } }] },
      ),
      scaled('bad', 'no__consumer', 'lag + cap'),
    ];
    expect(brokenReferences(manifests, { hasSecret: () => false })).toHaveLength(9);
  });

  test('read quantities', () => {
    expect(['250m', '2', '1Gi', 'x'].map(amount)).toEqual([0.25, 2, 2 ** 30, NaN]);
  });
});

function scaled(target: string, consumer: string, formula: string): Manifest {
  const trigger = { type: 'nats-jetstream', name: 'lag', metadata: { consumer } };
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name: 'bad' },
    spec: {
      scaleTargetRef: { name: target },
      triggers: [trigger],
      advanced: { scalingModifiers: { formula } },
    },
  };
}
