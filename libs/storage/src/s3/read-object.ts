import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { RetryableError, TerminalError } from '@langflix/contracts';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { DEFAULT_MAX_BYTES } from '../read-file.ts';
import type { ReadOptions } from '../storage.ts';
import { toS3Uri } from './s3-uri.ts';
import type { S3Place } from './s3-uri.ts';
import { HASH } from './upload.ts';

/** The whole object, never more than `maxBytes`; where its hash is known, it is what was written. */
export async function readObject(
  client: S3Client,
  place: S3Place,
  { maxBytes = DEFAULT_MAX_BYTES, signal }: ReadOptions,
): Promise<Uint8Array> {
  const command = new GetObjectCommand({ Bucket: place.bucket, Key: place.key });
  const answer = await client.send(command, signal === undefined ? {} : { abortSignal: signal });
  const body = answer.Body as Readable;
  const chunks: Uint8Array[] = [];
  const hash = createHash('sha256');
  let total = 0;
  for await (const chunk of bodyOf(body, answer.ContentLength ?? 0, { place, maxBytes })) {
    total += chunk.byteLength;
    if (total > maxBytes) throw tooLarge(place, maxBytes);
    hash.update(chunk);
    chunks.push(chunk);
  }
  const stated = answer.Metadata?.[HASH];
  if (stated !== undefined && stated !== hash.digest('hex')) throw damaged(place);
  return Buffer.concat(chunks);
}

/** Ends the transfer, not only the reading of it, when it is given up. */
async function* bodyOf(
  body: Readable,
  length: number,
  { place, maxBytes }: { readonly place: S3Place; readonly maxBytes: number },
): AsyncGenerator<Uint8Array> {
  try {
    if (length > maxBytes) throw tooLarge(place, maxBytes);
    yield* body as AsyncIterable<Uint8Array>;
  } finally {
    body.destroy();
  }
}

function tooLarge(place: S3Place, maxBytes: number): TerminalError {
  return new TerminalError(
    'file_too_large',
    `${toS3Uri(place)} is larger than ${maxBytes} bytes; is it the right file?`,
  );
}

function damaged(place: S3Place): RetryableError {
  const message = `${toS3Uri(place)} is not what was written there: its SHA-256 is wrong; if it stays so, remove it`;
  return new RetryableError(message, { code: 'content_damaged' });
}
