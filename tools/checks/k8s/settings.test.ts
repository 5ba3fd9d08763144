import { describe, expect, test } from '@jest/globals';
import { CONFIG_KEYS, loadConfig } from '@langflix/config';
import { NATS_USERS, passwordVariableOf } from '@langflix/messaging';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { environmentOf, exampleSecrets } from './container-environment.ts';
import { containersOf, named, ofKind, serviceOf, workloadsOf } from './manifests.ts';
import type { Manifest } from './manifests.ts';
import { K8S, OVERLAYS, findKustomize, folderOf, renderOverlay } from './render.ts';

const suite = findKustomize() === undefined ? describe.skip : describe;

suite.each(OVERLAYS)('in the overlay %s (skipped without kustomize)', (overlay) => {
  const manifests = findKustomize() === undefined ? [] : renderOverlay(overlay);
  const secret = findKustomize() === undefined ? () => undefined : exampleSecrets(renderOverlay('local'));
  const services = workloadsOf(manifests).filter((one) => serviceOf(one) !== undefined);

  test.each(services.map((one) => [one.name, one] as const))(
    '%s gets settings that it takes',
    (name, workload) => {
      const [container] = containersOf(workload);
      if (container === undefined) throw new Error('no container');
      const env = environmentOf(container, { manifests, secret, podName: `${name}-0` });
      const config = load(manifests, env);
      expect(config.nats).toMatchObject({ servers: ['nats:4222'], user: serviceOf(workload) });
      expect(NATS_USERS).toContain(config.nats.user);
      expect(config.nats.password).toBe(secret('langflix-nats', config.nats.user ?? ''));
      expect(config.health).toEqual({ host: '0.0.0.0', port: 8080 });
      if (name === 'metrics') expect(config.monitoring.token?.length).toBeGreaterThanOrEqual(16);
      if (name === 'cache') expect(config.cache.store).toBe('redis');
      if ('langflix.io/storage' in workload.labels) {
        expect([...config.media.roots, ...config.storage.s3Roots]).not.toEqual([]);
        expect(config.output.directory).toMatch(/^(s3:\/\/|\/output$)/);
      }
    },
  );

  test('shared variables are settings, and no secrets', () => {
    const shared = Object.keys(sharedOf(manifests));
    const known = new Map(CONFIG_KEYS.map((key) => [key.variable, key]));
    const own = shared.filter((name) => name.startsWith('LANGFLIX_'));
    expect(own.filter((name) => known.get(name)?.field.isSecret !== false)).toEqual([]);
    expect(shared.filter((name) => !own.includes(name) && !name.startsWith('OTEL_'))).toEqual([]);
  });

  test('a broker of the cluster knows the passwords of all users', () => {
    const nats = workloadsOf(manifests).find(({ name }) => name === 'nats');
    if (nats === undefined) return;
    const [container] = containersOf(nats);
    const env = container ? environmentOf(container, { manifests, secret, podName: 'nats-0' }) : {};
    const named = [...accountsOf(manifests).matchAll(/\$(LANGFLIX_NATS_PASSWORD_[A-Z_]+)/g)].map(
      ([, name]) => name ?? '',
    );
    expect(named).toHaveLength(NATS_USERS.length);
    for (const name of named) expect(env[name]).toMatch(/^[a-z]/);
  });
});

describe('the values of the NATS Helm chart', () => {
  const values = parse(readFileSync(join(K8S, 'nats', 'values.yaml'), 'utf8')) as {
    container: { env: Record<string, { valueFrom?: { secretKeyRef: { name: string; key: string } } }> };
    config: { cluster: unknown; merge: Record<string, unknown> };
  };

  test('take the password of every user from the secret that services have theirs from', () => {
    const passwords = NATS_USERS.map((user) => [
      passwordVariableOf(user),
      { valueFrom: { secretKeyRef: { name: 'langflix-nats', key: user } } },
    ]);
    const others = { GOMEMLIMIT: expect.any(String) };
    expect(values.container.env).toEqual({ ...others, ...Object.fromEntries(passwords) });
  });

  test('are three servers that write before they confirm, and leave the accounts to the generated file', () => {
    expect(values.config.cluster).toEqual({ enabled: true, replicas: 3 });
    expect(values.config.merge).toEqual({ jetstream: { sync_interval: 'always' } });
    const file = join(K8S, '..', 'deploy', 'nats', 'generated', 'helm-values.yaml');
    const generated = parse(readFileSync(file, 'utf8')) as typeof values;
    expect(Object.keys(generated.config.merge)).toEqual(['accounts']);
  });
});

describe('kustomize', () => {
  test.each(OVERLAYS)(
    'gets no variable from two places in %s: its versions differ in which of them wins',
    (overlay) => {
      const variables = partsOf(folderOf(overlay)).flatMap(literalsOf);
      expect(variables.filter((name, at) => variables.indexOf(name) !== at)).toEqual([]);
    },
  );

  test('has a test for every component', () => {
    const used = new Set(OVERLAYS.flatMap((overlay) => partsOf(folderOf(overlay))));
    const components = globSync(join(K8S, 'components', '**', 'kustomization.yaml')).map((file) =>
      dirname(file),
    );
    expect(components.filter((folder) => !used.has(folder))).toEqual([]);
  });
});

interface Kustomization {
  readonly resources?: readonly string[];
  readonly components?: readonly string[];
  readonly configMapGenerator?: readonly { readonly name: string; readonly literals?: readonly string[] }[];
}

const kustomizationOf = (folder: string): Kustomization =>
  parse(readFileSync(join(folder, 'kustomization.yaml'), 'utf8')) as Kustomization;

/** The folder and all that it is made of. */
function partsOf(folder: string): readonly string[] {
  const { resources = [], components = [] } = kustomizationOf(folder);
  const others = [...resources, ...components].filter((name) => !name.endsWith('.yaml'));
  return [...new Set([folder, ...others.flatMap((name) => partsOf(resolve(folder, name)))])];
}

const literalsOf = (folder: string): readonly string[] =>
  (kustomizationOf(folder).configMapGenerator ?? [])
    .filter(({ name }) => name === 'langflix-env')
    .flatMap(({ literals = [] }) => literals.map((text) => text.split('=')[0] ?? ''));

const sharedOf = (manifests: readonly Manifest[]): Readonly<Record<string, string>> =>
  ofKind(manifests, 'ConfigMap').find(({ metadata }) => metadata.name.startsWith('langflix-env'))?.data ?? {};

const accountsOf = (manifests: readonly Manifest[]): string =>
  ofKind(manifests, 'ConfigMap').find(({ metadata }) => metadata.name.startsWith('nats-accounts'))?.data?.[
    'accounts.conf'
  ] ?? '';

/** With the file where the container has it mounted. */
function load(manifests: readonly Manifest[], env: Record<string, string>): ReturnType<typeof loadConfig> {
  expect(env['LANGFLIX_CONFIG']).toBe('/etc/langflix/langflix.yaml');
  const mounted = ofKind(manifests, 'ConfigMap').find(({ metadata }) =>
    metadata.name.startsWith('langflix-settings'),
  );
  const folder = mkdtempSync(join(tmpdir(), 'langflix-k8s-'));
  try {
    const file = join(folder, 'langflix.yaml');
    writeFileSync(
      file,
      named(manifests, 'ConfigMap', mounted?.metadata.name ?? '')?.data?.['langflix.yaml'] ?? '',
    );
    return loadConfig({ env: { ...env, LANGFLIX_CONFIG: file }, cwd: '/' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
