/**
 * `node tools/build.ts <project folder>`: bundles an app to `dist/apps/<app>/main.mjs`, a folder that runs by itself
 * on Node 24. A lib is bundled too, which proves that it builds; nothing reads that bundle.
 */
import { existsSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { bundleApp, bundleLib } from './build/bundle.ts';

const project = normalize(process.argv[2] ?? '.').replace(/\/$/, '');
const [kind] = project.split('/');
const entry = join(project, 'src', kind === 'apps' ? 'main.ts' : 'index.ts');

if ((kind !== 'apps' && kind !== 'libs') || !existsSync(project)) {
  console.error(
    `build: ${project} is no project; give its folder, e.g. \`node tools/build.ts apps/ingest\`.`,
  );
  process.exitCode = 2;
} else if (!existsSync(entry)) {
  console.log(`${project}: nothing to build (no ${entry})`);
} else {
  const bundle = kind === 'apps' ? bundleApp : bundleLib;
  const { outfile, sizeBytes } = await bundle({ entry, outputFolder: join('dist', project) });
  console.log(`${outfile}  ${Math.round(sizeBytes / 1024)} KB`);
}
