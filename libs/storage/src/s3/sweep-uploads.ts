import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AbortMultipartUploadCommand, ListMultipartUploadsCommand } from '@aws-sdk/client-s3';
import type { MultipartUpload, S3Client } from '@aws-sdk/client-s3';
import { isOlder } from '../staging.ts';
import type { S3Place } from './s3-uri.ts';

/** Ends uploads below a folder that were begun before `oldest`: what their parts take is paid for until somebody does. */
export async function sweepUploads(client: S3Client, folder: S3Place, oldest: number): Promise<number> {
  let swept = 0;
  for await (const { Key, UploadId, Initiated } of uploadsBelow(client, folder)) {
    if (Initiated === undefined || Initiated.getTime() > oldest) continue;
    await client.send(new AbortMultipartUploadCommand({ Bucket: folder.bucket, Key, UploadId }));
    swept += 1;
  }
  return swept;
}

async function* uploadsBelow(client: S3Client, { bucket, key }: S3Place): AsyncGenerator<MultipartUpload> {
  let next: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } | undefined = {};
  while (next !== undefined) {
    const page: Awaited<ReturnType<typeof listPage>> = await listPage(client, { bucket, key, next });
    yield* page.Uploads ?? [];
    next = page.IsTruncated
      ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker }
      : undefined;
  }
}

function listPage(client: S3Client, { bucket, key, next }: S3Place & { readonly next: object }) {
  const Prefix = key === '' ? '' : `${key}/`;
  return client.send(new ListMultipartUploadsCommand({ Bucket: bucket, Prefix, ...next }));
}

/** Removes local files on their way to S3 that nobody wrote to since. */
export async function sweepStagingFolder(folder: string, oldest: number): Promise<number> {
  let swept = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    if (!(await isOlder(path, oldest))) continue;
    await rm(path, { force: true });
    swept += 1;
  }
  return swept;
}
