/** Uploads of many parts as s3rver keeps them: `<bucket>/._S3rver_uploads/<id>/{key,metadata,1,1.md5,...}`. */
import { readFileSync } from 'node:fs';
import { readFile, readdir, rm, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';

const folderOf = (folder: string, bucket: string, ...rest: string[]): string =>
  join(folder, bucket, '._S3rver_uploads', ...rest);

const bucketOf = (url: URL): string => decodeURIComponent(url.pathname).split('/')[1] ?? '';

export function keyOfUpload(folder: string, bucket: string, id: string): string {
  return readFileSync(folderOf(folder, bucket, id, 'key'), 'utf8');
}

export async function abortUpload(folder: string, url: URL, response: ServerResponse): Promise<void> {
  const id = url.searchParams.get('uploadId') ?? '';
  await rm(folderOf(folder, bucketOf(url), id), { recursive: true, force: true });
  response.writeHead(204).end();
}

/** All on one page. */
export async function listUploads(folder: string, url: URL, response: ServerResponse): Promise<void> {
  const bucket = bucketOf(url);
  const prefix = url.searchParams.get('prefix') ?? '';
  const found: string[] = [];
  for (const id of await readdir(folderOf(folder, bucket)).catch(() => [])) {
    const file = folderOf(folder, bucket, id, 'key');
    // A part that was still on its way when its upload was ended leaves a folder of parts alone.
    const key = await readFile(file, 'utf8').catch(() => undefined);
    if (key === undefined || !key.startsWith(prefix)) continue;
    const { mtime } = await stat(file);
    const what = `<Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${mtime.toISOString()}</Initiated>`;
    found.push(`<Upload>${what}</Upload>`);
  }
  const body = `<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>${found.join('')}</ListMultipartUploadsResult>`;
  response.writeHead(200, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?>${body}`);
}
