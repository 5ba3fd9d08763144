import { createHash } from 'node:crypto';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import type { HeadObjectCommandOutput, S3Client } from '@aws-sdk/client-s3';
import { isNotThere } from './s3-failure.ts';
import type { S3Place } from './s3-uri.ts';
import { HASH } from './upload.ts';

/** What S3 says of an object; undefined when there is none. */
export async function headOf(client: S3Client, place: S3Place): Promise<HeadObjectCommandOutput | undefined> {
  if (place.key === '') return undefined;
  try {
    return await client.send(new HeadObjectCommand({ Bucket: place.bucket, Key: place.key }));
  } catch (error) {
    if (isNotThere(error)) return undefined;
    throw error;
  }
}

/**
 * 32 hexadecimal digits. Of what LangFlix wrote: over its content, so that it is the same when it is written again. Of
 * anything else over size, ETag, time and version: S3 changes them whenever the object is written.
 */
export function fingerprintOf(head: HeadObjectCommandOutput): string {
  const written = head.Metadata?.[HASH];
  const { ContentLength, ETag, LastModified, VersionId } = head;
  const parts = written === undefined ? [ETag, LastModified?.getTime(), VersionId] : [written];
  return createHash('sha256')
    .update(JSON.stringify([ContentLength, ...parts]))
    .digest('hex')
    .slice(0, 32);
}
