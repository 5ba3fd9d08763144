/**
 * `node tools/build.ts <project folder> [output folder]`: bundles an app to `dist/apps/<app>/main.mjs`, a folder that
 * runs by itself on Node 24, with a list of the packages in it (`sbom.cdx.json`). A lib is bundled too, which proves that it builds; nothing reads that bundle.
 */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join, normalize } from 'node:path';
import { bundleApp, bundleLib } from './build/bundle.ts';
import { buildDashboard } from './build/dashboard.ts';
import { sbomOf } from './build/sbom.ts';

const DASHBOARD = join('apps', 'dashboard');
/** Looks for the page beside its bundle. */
const SERVES_DASHBOARD = join('apps', 'metrics');

const project = normalize(process.argv[2] ?? '.').replace(/\/$/, '');
const [kind] = project.split('/');
/** Emptied first. */
const outputFolder = process.argv[3] ?? join('dist', project);
const entry = join(project, 'src', kind === 'apps' ? 'main.ts' : 'index.ts');

if ((kind !== 'apps' && kind !== 'libs') || !existsSync(project)) {
  console.error(
    `build: ${project} is no project; give its folder, e.g. \`node tools/build.ts apps/ingest\`.`,
  );
  process.exitCode = 2;
} else if (project === DASHBOARD) {
  await buildDashboard(outputFolder);
  console.log(outputFolder);
} else if (!existsSync(entry)) {
  console.log(`${project}: nothing to build (no ${entry})`);
} else {
  const bundle = kind === 'apps' ? bundleApp : bundleLib;
  const { outfile, sizeBytes, inputs } = await bundle({ entry, outputFolder });
  const page = project === SERVES_DASHBOARD ? await buildDashboard(join(outputFolder, 'dashboard')) : [];
  if (kind === 'apps') {
    const sbom = await sbomOf({ name: basename(project), inputs: [...inputs, ...page], outfile });
    await writeFile(join(outputFolder, 'sbom.cdx.json'), sbom);
  }
  console.log(`${outfile}  ${Math.round(sizeBytes / 1024)} KB`);
}
