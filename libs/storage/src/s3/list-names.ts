import { paginateListObjectsV2 } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { STAGING_FOLDER } from '../staging.ts';
import type { S3Place } from './s3-uri.ts';

/** The names directly below a folder, objects and folders, sorted. */
export async function listNames(client: S3Client, { bucket, key }: S3Place): Promise<readonly string[]> {
  const prefix = key === '' ? '' : `${key}/`;
  const names = new Set<string>();
  const pages = paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix, Delimiter: '/' });
  for await (const { Contents = [], CommonPrefixes = [] } of pages) {
    for (const { Key = '' } of Contents) names.add(Key.slice(prefix.length));
    for (const { Prefix = '' } of CommonPrefixes) names.add(Prefix.slice(prefix.length, -1));
  }
  // Some tools make an empty object to stand for the folder itself.
  return [...names].filter((name) => name !== '' && name !== STAGING_FOLDER).sort();
}
