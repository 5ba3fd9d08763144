import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions, Metafile } from 'esbuild';
import { inputsOf } from './bundle.ts';

const SOURCES = join(import.meta.dirname, '..', '..', 'apps', 'dashboard', 'src');
/** Below the page's address; all in it has the hash of its content in its name, and may be kept for ever. */
const ASSETS = 'assets';

const COMMON: BuildOptions & { metafile: true } = {
  bundle: true,
  minify: true,
  sourcemap: false,
  metafile: true,
  legalComments: 'none',
  entryNames: '[name]-[hash]',
  target: ['chrome123', 'firefox120', 'safari17.5'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  loader: { '.svg': 'copy' },
  logLevel: 'warning',
};

/**
 * Writes `index.html` and `assets/` to the folder, which is emptied first. Paths in the page are relative, so that it
 * works below any address.
 * @returns the files that it is made of
 * @throws when a source does not compile
 */
export async function buildDashboard(outputFolder: string): Promise<readonly string[]> {
  await rm(outputFolder, { recursive: true, force: true });
  await mkdir(outputFolder, { recursive: true });
  const outdir = join(outputFolder, ASSETS);
  const source = (name: string): string => join(SOURCES, name);
  const page = [source('main.tsx'), source('styles/main.css'), source('icon.svg')];
  const built = [
    await build({ ...COMMON, outdir, format: 'esm', entryPoints: page }),
    // Runs before the first paint, which a module would not.
    await build({ ...COMMON, outdir, format: 'iife', entryPoints: [source('theme-first.ts')] }),
  ];
  const names = new Map(built.flatMap(({ metafile }) => writtenNames(metafile)));
  const template = await readFile(source('index.html'), 'utf8');
  await writeFile(join(outputFolder, 'index.html'), withNames(template, names));
  return built.flatMap(({ metafile }) => inputsOf(metafile));
}

/** What the page calls a file, and what it is called with its hash: `main.js`, `main-AB12CD34.js`. */
function writtenNames({ outputs }: Metafile): readonly (readonly [string, string])[] {
  return Object.keys(outputs).map((path) => {
    const written = basename(path);
    return [written.replace(/-[A-Z0-9]{8}(?=\.\w+$)/, ''), written] as const;
  });
}

function withNames(template: string, names: ReadonlyMap<string, string>): string {
  return template.replace(/%([^%]+)%/g, (_, name: string) => {
    const written = names.get(name);
    if (written === undefined) throw new Error(`build: index.html asks for ${name}, which nothing makes`);
    return `${ASSETS}/${written}`;
  });
}
