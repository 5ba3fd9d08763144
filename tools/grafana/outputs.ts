import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { analyzerQuotaDashboard } from './analyzer-quota.ts';
import { pipelineDashboard } from './pipeline.ts';

export const DASHBOARD_FOLDER = join(
  import.meta.dirname,
  '..',
  '..',
  'deploy',
  'observability',
  'grafana',
  'dashboards',
);

export const DASHBOARDS: Readonly<Record<string, object>> = {
  'pipeline.json': pipelineDashboard,
  'analyzer-quota.json': analyzerQuotaDashboard,
};

/** @returns names of the files that were written, because they were not what is said here */
export async function writeDashboards(): Promise<readonly string[]> {
  const stale = await staleDashboards();
  for (const { file, text } of stale) writeFileSync(join(DASHBOARD_FOLDER, file), text);
  return stale.map(({ file }) => file);
}

export async function staleDashboards(): Promise<readonly { file: string; text: string }[]> {
  const rendered = await Promise.all(
    Object.entries(DASHBOARDS).map(async ([file, dashboard]) => ({
      file,
      text: await render(file, dashboard),
    })),
  );
  return rendered.filter(({ file, text }) => text !== readIfThere(join(DASHBOARD_FOLDER, file)));
}

/** As `npm run format` would leave it. */
async function render(file: string, dashboard: object): Promise<string> {
  const filepath = join(DASHBOARD_FOLDER, file);
  return format(JSON.stringify(dashboard), { ...(await resolveConfig(filepath)), filepath });
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
