/** The dashboard's files, held in memory: a few hundred kilobytes that nobody changes. */
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface StaticFile {
  readonly bytes: Buffer<ArrayBuffer>;
  /** Absent where it would not be smaller. */
  readonly gzipped?: Buffer<ArrayBuffer>;
  readonly type: string;
  readonly etag: string;
  /** Its name holds a hash of its content. */
  readonly isImmutable: boolean;
}

/** By path below the address, e.g. `/assets/app-1a2b3c4d.js`; `/` is index.html. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};
const HASHED = /-[0-9A-Z]{8}\.\w+$/;

/** Empty when there is no such folder. Files of a kind that a page has not are left out. */
export async function loadStaticFiles(folder: string | undefined): Promise<StaticFiles> {
  const files = new Map<string, StaticFile>();
  for (const name of folder === undefined ? [] : await namesIn(folder)) {
    const type = TYPES[extname(name)];
    if (folder === undefined || type === undefined) continue;
    const path = `/${name.split(sep).join('/')}`;
    files.set(path === '/index.html' ? '/' : path, describe(path, type, await readFile(join(folder, name))));
  }
  return files;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) =>
        join(parentPath, name)
          .slice(folder.length)
          .replace(/^[\\/]+/, ''),
      );
  } catch {
    return [];
  }
}

function describe(path: string, type: string, bytes: Buffer<ArrayBuffer>): StaticFile {
  const gzipped = gzipSync(bytes, { level: 9 });
  return {
    bytes,
    ...(gzipped.length < bytes.length && { gzipped }),
    type,
    etag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 20)}"`,
    isImmutable: HASHED.test(path),
  };
}

export function serveStatic(
  file: StaticFile,
  asked: { readonly encodings: string | undefined; readonly ifNoneMatch: string | undefined },
): Response {
  const headers = new Headers({
    'content-type': file.type,
    etag: file.etag,
    'cache-control': file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
  });
  if (asked.ifNoneMatch === file.etag) return new Response(null, { status: 304, headers });
  const isGzipped = file.gzipped !== undefined && /\bgzip\b/.test(asked.encodings ?? '');
  if (isGzipped) headers.set('content-encoding', 'gzip');
  return new Response(isGzipped ? file.gzipped : file.bytes, { headers });
}
