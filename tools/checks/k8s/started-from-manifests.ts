/** Runs a container of a manifest as a process here: the bundle in the place of the image, everything else as the manifest says. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startNatsServer, startProcess } from '@langflix/testing';
import type { GuardedProcess, NatsServer } from '@langflix/testing';
import { environmentOf, exampleSecrets } from './container-environment.ts';
import { containersOf, named, ofKind, workloadsOf } from './manifests.ts';
import type { Manifest, Workload } from './manifests.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const DOCKERFILE = join(ROOT, 'deploy', 'docker', 'Dockerfile');

/** What stands here for what the cluster has: text of the environment -> text. */
export type Here = readonly (readonly [string, string])[];

export interface StartOptions {
  readonly manifests: readonly Manifest[];
  /** Of the overlay that has the example's secrets. */
  readonly local: readonly Manifest[];
  /** `main.mjs` of its service. */
  readonly bundle: string;
  readonly folder: string;
  readonly here: Here;
  /** Variables that only a test needs. */
  readonly extra?: Readonly<Record<string, string>>;
}

/** With nothing in its environment but what the image and the manifest give, and the PATH of this machine. */
export async function startWorkload(workload: Workload, options: StartOptions): Promise<GuardedProcess> {
  const { manifests, local, bundle, folder, here, extra = {} } = options;
  const [container] = containersOf(workload);
  if (container === undefined) throw new Error(`${workload.name} has no container`);
  const secret = exampleSecrets(local);
  const given = environmentOf(container, { manifests, secret, podName: `${workload.name}-0` });
  const env = mapValues({ ...given, LANGFLIX_CONFIG: await mountedSettings(manifests, folder) }, here);
  const variables = {
    PATH: process.env['PATH'] ?? '',
    NODE_ENV: 'production',
    HOME: folder,
    ...env,
    ...extra,
  };
  const [, ...flags] = await entrypoint();
  return startProcess({
    command: 'env',
    args: [
      '-i',
      ...Object.entries(variables).map(([name, value]) => `${name}=${value}`),
      ...[process.execPath, ...flags, bundle, ...(container.args ?? [])],
    ],
    cwd: folder,
  });
}

/** The program and its options as the image starts it, without the file. */
async function entrypoint(): Promise<readonly string[]> {
  const [, json = '[]'] = /^ENTRYPOINT (\[.*\])$/m.exec(await readFile(DOCKERFILE, 'utf8')) ?? [];
  return (JSON.parse(json) as string[]).filter((part) => !part.endsWith('.mjs'));
}

/** The settings, but on free ports of this machine alone. */
async function mountedSettings(manifests: readonly Manifest[], folder: string): Promise<string> {
  const settings = ofKind(manifests, 'ConfigMap').find(({ data }) => data?.['langflix.yaml'] !== undefined);
  const file = join(folder, 'langflix.yaml');
  const text = settings?.data?.['langflix.yaml'] ?? '';
  await writeFile(
    file,
    text.replace(/host: 0\.0\.0\.0/g, 'host: 127.0.0.1').replace(/port: \d+/g, 'port: 0'),
  );
  return file;
}

const mapValues = (env: Readonly<Record<string, string>>, here: Here): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).map(([name, value]) => [
      name,
      here.reduce((text, [from, to]) => text.replaceAll(from, to), value),
    ]),
  );

/** The broker of components/nats-local with its configuration, users and passwords; its log is `nats.log` in the folder. */
export async function startBroker(local: readonly Manifest[], folder: string): Promise<NatsServer> {
  const nats = workloadsOf(local).find(({ name }) => name === 'nats');
  const [container] = nats ? containersOf(nats) : [];
  const sources = nats?.pod.volumes?.flatMap(({ projected }) => projected?.sources ?? []) ?? [];
  const home = join(folder, 'nats');
  await mkdir(join(home, 'accounts'), { recursive: true });
  for (const { configMap } of sources) {
    for (const [key, text] of Object.entries(named(local, 'ConfigMap', configMap?.name ?? '')?.data ?? {})) {
      const path = configMap?.items?.find((item) => item.key === key)?.path ?? key;
      // Debian's server is older than sync_interval; the store and the ports are the test's.
      await writeFile(join(home, path), text.replace(/^ *(sync_interval|store_dir|http|listen):.*$/gm, ''));
    }
  }
  return startNatsServer({
    args: ['-c', join(home, 'nats.conf'), '-l', join(folder, 'nats.log'), '-m', '-1'],
    env: container
      ? environmentOf(container, { manifests: local, secret: exampleSecrets(local), podName: 'nats-0' })
      : {},
  });
}

/** What the autoscaler asks: the broker's monitoring port, as `startBroker` has it in its log. */
export async function consumersSeenBy(
  trigger: Readonly<Record<string, string>>,
  folder: string,
): Promise<readonly string[]> {
  const log = await readFile(join(folder, 'nats.log'), 'utf8');
  const [, address] = /Starting http monitor on (\S+)/.exec(log) ?? [];
  const reply = await fetch(`http://${address}/jsz?acc=${trigger['account']}&consumers=true&config=true`);
  const { account_details: accounts = [] } = (await reply.json()) as {
    account_details?: readonly { stream_detail: readonly StreamDetail[] }[];
  };
  const streams = accounts.flatMap((account) => account.stream_detail);
  const stream = streams.find(({ name }) => name === trigger['stream']);
  return stream?.consumer_detail.map(({ name }) => name) ?? [];
}

interface StreamDetail {
  readonly name: string;
  readonly consumer_detail: readonly { readonly name: string }[];
}
