import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Beside the bundle, where tools/build puts it. */
const BUNDLED = new URL('./dashboard/', import.meta.url);
/** Only in the source tree: builds what is not built yet, so that no step comes before the first start. */
const BUILDER = new URL('../../../tools/build/dashboard-cache.ts', import.meta.url);

/** Where the built dashboard lies; undefined when nobody has built it, and it cannot be built here. */
export async function findDashboard(configured: string | undefined): Promise<string | undefined> {
  if (configured !== undefined) return configured;
  if (existsSync(new URL('index.html', BUNDLED))) return fileURLToPath(BUNDLED);
  if (!import.meta.url.endsWith('.ts') || !existsSync(BUILDER)) return undefined;
  try {
    // By an address that no bundler follows: what builds is no part of the service.
    const { cachedDashboard } = (await import(BUILDER.href)) as { cachedDashboard(): Promise<string> };
    return await cachedDashboard();
  } catch {
    return undefined;
  }
}
