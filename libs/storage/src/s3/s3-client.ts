import { S3Client } from '@aws-sdk/client-s3';
import type { StorageSettings } from '../storage.ts';

const CONNECT_MS = 5000;
/** Until an answer begins, and between two pieces of it. */
const ANSWER_MS = 60_000;

/**
 * Credentials come from where the SDK looks by itself: its environment variables, files, the role of the pod or machine.
 * So do the tries of one request, AWS_MAX_ATTEMPTS, by default 3; it waits between them, longer each time.
 */
export function createClient(settings: StorageSettings): S3Client {
  const { s3Endpoint, s3Region, s3Addressing = 'auto', s3Checksums = 'always' } = settings;
  const region = s3Region ?? (s3Endpoint === undefined ? undefined : 'us-east-1');
  const isPath = s3Addressing === 'path' || (s3Addressing === 'auto' && s3Endpoint !== undefined);
  const checksums = s3Checksums === 'always' ? 'WHEN_SUPPORTED' : 'WHEN_REQUIRED';
  return new S3Client({
    ...(s3Endpoint === undefined ? {} : { endpoint: s3Endpoint }),
    ...(region === undefined ? {} : { region }),
    forcePathStyle: isPath,
    requestChecksumCalculation: checksums,
    responseChecksumValidation: checksums,
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      requestTimeout: ANSWER_MS,
      throwOnRequestTimeout: true,
      socketTimeout: ANSWER_MS,
    },
  });
}
