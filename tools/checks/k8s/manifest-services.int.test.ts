/** Each service from its production bundle, with the environment of its manifest, at a broker with the generated permissions. */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startS3Server, temporaryFolder, waitFor } from '@langflix/testing';
import type { GuardedProcess, S3Server, TemporaryFolder } from '@langflix/testing';
import { bundleApp } from '../../build/bundle.ts';
import { exampleSecrets } from './container-environment.ts';
import { ofKind, serviceOf, workloadsOf } from './manifests.ts';
import type { Manifest } from './manifests.ts';
import { findKustomize, renderOverlay } from './render.ts';
import type { ScaledSpec, Trigger } from './references.ts';
import { consumersSeenBy, startBroker, startWorkload } from './started-from-manifests.ts';
import type { StartOptions } from './started-from-manifests.ts';

const APPS = join(import.meta.dirname, '..', '..', '..', 'apps');
const SERVICES = ['ingest', 'subtitle-chunker', 'llm-analyzer', 'clip-encoder', 'cache', 'metrics'];
const suite = findKustomize() === undefined ? describe.skip : describe;

let folder: TemporaryFolder;
let s3: S3Server;
const bundles = new Map<string, string>();

beforeAll(async () => {
  folder = await temporaryFolder();
  s3 = await startS3Server({ buckets: ['langflix-production'] });
  for (const app of [...SERVICES, 'cli']) {
    const entry = join(APPS, app, 'src', 'main.ts');
    const { outfile } = await bundleApp({ entry, outputFolder: join(folder.path, 'bundles', app) });
    bundles.set(app, outfile);
  }
}, 120_000);
afterAll(async () => {
  await s3[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

suite.each(['local', 'production'] as const)('in the overlay %s (skipped without kustomize)', (overlay) => {
  test('every service becomes ready, is refused nothing by the broker, and stops on SIGTERM', async () => {
    const manifests = renderOverlay(overlay);
    const local = renderOverlay('local');
    const home = join(folder.path, overlay);
    for (const name of ['media', 'output']) await mkdir(join(home, name), { recursive: true });
    await using broker = await startBroker(local, home);
    const started = (name: string, bundle: string) =>
      startWorkload(workloadOf(manifests, name), {
        ...{ manifests, local, folder: home, bundle: bundles.get(bundle) ?? '' },
        ...surroundings(home, broker.port, overlay),
      });

    await using provision = await started('provision', 'cli');
    expect([await provision.exited, provision.lines.at(-1)]).toEqual([
      0,
      expect.stringContaining('in place'),
    ]);
    for (const { metadata } of triggersOf(renderOverlay('production'))) {
      expect(await consumersSeenBy(metadata, home)).toContain(metadata['consumer']);
    }
    const services = workloadsOf(manifests).filter((one) => SERVICES.includes(serviceOf(one) ?? ''));
    for (const workload of services) {
      await using service = await started(workload.name, serviceOf(workload) ?? '');
      const { healthPort } = JSON.parse(await service.waitForLine('service ready')) as { healthPort: number };
      await waitFor(async () => (await fetch(`http://127.0.0.1:${healthPort}/readyz`)).ok, {
        timeoutMs: 20_000,
        describe: () => `${workload.name} to be ready; it said:\n${service.lines.join('\n')}`,
      });
      if (workload.name === 'metrics') await expectAdvice(service, local);
      expect([workload.name, await service.kill('SIGTERM')]).toEqual([workload.name, 0]);
    }
    expect(await readFile(join(home, 'nats.log'), 'utf8')).not.toMatch(/Violation|Authentication/i);
  }, 180_000);
});

const triggersOf = (manifests: readonly Manifest[]): readonly Trigger[] =>
  ofKind(manifests, 'ScaledObject')
    .flatMap(({ spec }) => (spec as ScaledSpec).triggers)
    .filter(({ type }) => type === 'nats-jetstream');

/** What the autoscaler gets from the metrics service, with the token that it has: a number at the place where it looks. */
async function expectAdvice(service: GuardedProcess, local: readonly Manifest[]): Promise<void> {
  const { url } = JSON.parse(await service.waitForLine('dashboard ready')) as { url: string };
  const token = exampleSecrets(local)('langflix-monitoring', 'token');
  const ask = (headers: Record<string, string>) =>
    fetch(new URL('/api/scaling/llm-analyzer', url), { headers });
  expect((await ask({})).status).toBe(401);
  expect(await (await ask({ authorization: `Bearer ${token}` })).json()).toMatchObject({
    quotaReplicas: expect.any(Number),
  });
}

function workloadOf(manifests: readonly Manifest[], name: string) {
  const found = workloadsOf(manifests).find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}

/** Addresses of the cluster, and where they are here. Nobody listens on port 1: traces are dropped, the cache waits for Valkey. */
function surroundings(home: string, port: number, overlay: string): Pick<StartOptions, 'here' | 'extra'> {
  const inCloud = { LANGFLIX_STORAGE_S3_ENDPOINT: s3.endpoint, ...s3.credentials };
  return {
    here: [
      ['nats:4222', `127.0.0.1:${port}`],
      ['valkey:6379', '127.0.0.1:1'],
      ['collector:4318', '127.0.0.1:1'],
      ...(overlay === 'local'
        ? ([
            ['/media', join(home, 'media')],
            ['/output', join(home, 'output')],
          ] as const)
        : []),
    ],
    // One broker cannot hold three copies.
    extra: overlay === 'local' ? {} : { ...inCloud, LANGFLIX_NATS_REPLICAS: '1' },
  };
}
