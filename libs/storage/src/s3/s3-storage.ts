import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { TerminalError } from '@langflix/contracts';
import { CopyObjectCommand, DeleteObjectCommand, GetObjectCommand } from '@aws-sdk/client-s3';
import type { HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { writeFailure } from '../file-failure.ts';
import { stagedName } from '../staging.ts';
import type { Storage, StorageSettings } from '../storage.ts';
import { fingerprintOf, headOf } from './head.ts';
import { listNames } from './list-names.ts';
import { readObject } from './read-object.ts';
import { createClient } from './s3-client.ts';
import { s3Failure } from './s3-failure.ts';
import type { Doing } from './s3-failure.ts';
import { escapeName, fromS3Uri } from './s3-uri.ts';
import type { S3Place } from './s3-uri.ts';
import { sweepStagingFolder, sweepUploads } from './sweep-uploads.ts';
import { putObject, uploadFile } from './upload.ts';

/** Longer than any one run of ffmpeg may take: to listen to a whole film takes its length at most. */
const SIGNED_FOR_SEC = 6 * 3600;

/** The storage behind `s3://`. */
export function s3Storage(settings: StorageSettings): Storage {
  const client = createClient(settings);
  const stagingFolder = settings.stagingFolder ?? join(tmpdir(), 'langflix-staging');
  const existing = async (uri: string, place: S3Place): Promise<HeadObjectCommandOutput> => {
    const head = await headOf(client, place);
    if (head === undefined) throw new TerminalError('file_missing', `${uri} does not exist; check the name`);
    return head;
  };
  return {
    stat: (uri) =>
      at(uri, 'read', async (place) => {
        const head = await headOf(client, place);
        return head && statOf(head);
      }),
    read: (uri, options = {}) =>
      at(uri, 'read', (place) => readObject(client, place, options), options.signal),
    stream: (uri, { startByte = 0, endByte, signal } = {}) =>
      at(
        uri,
        'read',
        async ({ bucket, key }) => {
          const range =
            startByte === 0 && endByte === undefined ? {} : { Range: `bytes=${startByte}-${endByte ?? ''}` };
          const command = new GetObjectCommand({ Bucket: bucket, Key: key, ...range });
          return (await client.send(command, signal ? { abortSignal: signal } : {})).Body as Readable;
        },
        signal,
      ),
    inputFor: (uri) =>
      at(uri, 'read', async (place) => {
        const { VersionId } = await existing(uri, place);
        const version = VersionId === undefined || VersionId === 'null' ? {} : { VersionId };
        const command = new GetObjectCommand({ Bucket: place.bucket, Key: place.key, ...version });
        return getSignedUrl(client, command, { expiresIn: SIGNED_FOR_SEC });
      }),
    async stage(uri) {
      const path = join(stagingFolder, stagedName(fromS3Uri(uri).key));
      await mkdir(stagingFolder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
        throw writeFailure(error, path);
      });
      return path;
    },
    publish: (localPath, uri, options = {}) =>
      at(uri, 'write', (place) => uploadFile(client, { localPath, place }, options), options.signal),
    write: (uri, data) => at(uri, 'write', (place) => putObject(client, place, data)),
    link: (fromUri, toUri) =>
      at(toUri, 'write', async ({ bucket, key }) => {
        const from = fromS3Uri(fromUri);
        const CopySource = [from.bucket, ...from.key.split('/').map(escapeName)].join('/');
        try {
          await client.send(new CopyObjectCommand({ Bucket: bucket, Key: key, CopySource }));
        } catch (error) {
          throw s3Failure(error, fromUri, 'write');
        }
      }),
    list: (folderUri) => at(folderUri, 'read', (place) => listNames(client, place)),
    remove: (uri) =>
      at(uri, 'write', async ({ bucket, key }) => {
        await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
      }),
    fingerprint: (uri) => at(uri, 'read', async (place) => fingerprintOf(await existing(uri, place))),
    async sweepStaged(folderUri, olderThanMs) {
      const oldest = Date.now() - olderThanMs;
      const local = await sweepStagingFolder(stagingFolder, oldest);
      // Servers that cannot list uploads, and rights that do not allow it, must not keep a service from starting.
      const uploads = await sweepUploads(client, fromS3Uri(folderUri), oldest).catch(() => 0);
      return local + uploads;
    },
  };
}

/** Does something at a place; errors come out as ours. */
async function at<Result>(
  uri: string,
  doing: Doing,
  act: (place: S3Place) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  const place = fromS3Uri(uri);
  signal?.throwIfAborted();
  try {
    return await act(place);
  } catch (error) {
    signal?.throwIfAborted();
    throw s3Failure(error, uri, doing);
  }
}

function statOf({ ContentLength = 0, LastModified, ETag }: HeadObjectCommandOutput) {
  return {
    sizeBytes: ContentLength,
    modifiedMs: LastModified?.getTime() ?? 0,
    ...(ETag === undefined ? {} : { version: ETag }),
  };
}
