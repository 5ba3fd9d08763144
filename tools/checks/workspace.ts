import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface SourceFile {
  /** Relative to the workspace. */
  readonly path: string;
  readonly text: string;
}

export interface Project {
  /** Relative to the workspace, e.g. `libs/media`. */
  readonly folder: string;
  readonly tags: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
  readonly sources: readonly SourceFile[];
  readonly readme: string | undefined;
}

/** What the checks look at, read once; each check is a pure function of it. */
export interface Workspace {
  readonly root: string;
  readonly readme: string | undefined;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly projects: readonly Project[];
  /** Version by path in node_modules, from package-lock.json. */
  readonly lockedPackages: Readonly<Record<string, string>>;
}

interface PackageFile {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  nx?: { tags?: string[] };
  tags?: string[];
}

export function readWorkspace(root: string): Workspace {
  const manifests = globSync('{apps,libs}/*/package.json', { cwd: root }).sort();
  return {
    root,
    readme: readText(join(root, 'README.md')),
    devDependencies: readJson<PackageFile>(join(root, 'package.json')).devDependencies ?? {},
    projects: [...manifests, 'tools/project.json'].map((path) => readProject(root, path)),
    lockedPackages: readLockedPackages(root),
  };
}

function readProject(root: string, manifestPath: string): Project {
  const folder = dirname(manifestPath);
  const manifest = readJson<PackageFile>(join(root, manifestPath));
  const paths = globSync(`${folder}/**/*.{ts,tsx,mjs}`, {
    cwd: root,
    exclude: ['**/node_modules/**'],
  }).sort();
  return {
    folder,
    tags: manifest.nx?.tags ?? manifest.tags ?? [],
    dependencies: manifest.dependencies ?? {},
    sources: paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
    readme: readText(join(root, folder, 'README.md')),
  };
}

function readLockedPackages(root: string): Record<string, string> {
  const lock = readJson<{ packages: Record<string, { version?: string }> }>(join(root, 'package-lock.json'));
  const entries = Object.entries(lock.packages).flatMap(([path, { version }]) =>
    version === undefined ? [] : [[path, version] as const],
  );
  return Object.fromEntries(entries);
}

const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;
const readText = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, 'utf8') : undefined;
