import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { ReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { AbortMultipartUploadCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { readFailure } from '../file-failure.ts';
import type { PublishOptions, Published } from '../storage.ts';
import { contentTypeOf } from './content-type.ts';
import { statusOf } from './s3-failure.ts';
import type { S3Place } from './s3-uri.ts';

/** Two parts of a file at a time are in memory. S3 wants 5 MiB at least, and 10,000 parts at most: 80 GiB. */
const PART_BYTES = 8 * 1024 * 1024;
const PARTS_AT_A_TIME = 2;

/** Name of the metadata entry with the SHA-256 of the whole content, hexadecimal: the ETag of many parts is none. */
export const HASH = 'langflix-sha256';

export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Uploads a local file, in parts when it is large, and removes it. Readers see the whole object or none. */
export async function uploadFile(
  client: S3Client,
  { localPath, place }: { readonly localPath: string; readonly place: S3Place },
  { ifAbsent = false, signal }: PublishOptions = {},
): Promise<Published> {
  const hash = await hashOf(localPath, signal);
  const params = { ...paramsOf(place, hash), ...(ifAbsent && { IfNoneMatch: '*' }) };
  const outcome = await send(client, { ...params, Body: createReadStream(localPath) }, signal);
  await rm(localPath, { force: true });
  return outcome;
}

/** Writes an object that is small enough for one request. */
export async function putObject(client: S3Client, place: S3Place, data: string | Uint8Array): Promise<void> {
  const Body = typeof data === 'string' ? Buffer.from(data) : data;
  await client.send(new PutObjectCommand({ ...paramsOf(place, sha256(Body)), Body }));
}

function paramsOf({ bucket, key }: S3Place, hash: string) {
  return { Bucket: bucket, Key: key, ContentType: contentTypeOf(key), Metadata: { [HASH]: hash } };
}

async function send(
  client: S3Client,
  params: ConstructorParameters<typeof Upload>[0]['params'],
  signal: AbortSignal | undefined,
): Promise<Published> {
  const upload = new Upload({
    ...{ client: stoppedBy(signal, client), params },
    ...{ partSize: PART_BYTES, queueSize: PARTS_AT_A_TIME },
  });
  try {
    await upload.done();
    return 'published';
  } catch (error) {
    signal?.throwIfAborted();
    if ('IfNoneMatch' in params && statusOf(error) === 412) return 'present';
    throw error;
  } finally {
    (params.Body as ReadStream).destroy();
  }
}

/**
 * The client for one upload. Upload.abort() would answer at once and let parts that are under way go on: so it is their
 * requests that are stopped, and what was sent is removed before the answer comes.
 */
function stoppedBy(signal: AbortSignal | undefined, client: S3Client): S3Client {
  if (signal === undefined) return client;
  const send = (command: Parameters<S3Client['send']>[0]) =>
    client.send(command, command instanceof AbortMultipartUploadCommand ? {} : { abortSignal: signal });
  return Object.create(client, { send: { value: send } }) as S3Client;
}

async function hashOf(localPath: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(localPath), hash, { ...(signal && { signal }) });
  } catch (error) {
    signal?.throwIfAborted();
    throw readFailure(error, localPath);
  }
  return hash.digest('hex');
}
