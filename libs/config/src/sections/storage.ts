import { z } from 'zod';
import { choice, optionalText } from '../field.ts';
import type { Field, SettingsOf } from '../field.ts';

/** User and password would be logged with it. */
const serverUrl: Field<string | undefined> = {
  ...optionalText({
    doc: 'Address of the S3 server where that is not AWS, e.g. http://127.0.0.1:9000; credentials come from where the AWS SDK looks: AWS_ACCESS_KEY_ID, a profile, the role of the pod or machine',
  }),
  schema: z.string().regex(/^https?:\/\/[^\s\0/@?#]+\/?$/),
  expected: 'http://host:port or https://host:port',
};

const BUCKETS = /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[^\s\0?#,]*)?$/;

const buckets: Field<string[]> = {
  form: 'list',
  schema: z.array(z.string().regex(BUCKETS)),
  expected: 'a list of s3://bucket or s3://bucket/folder',
  defaultValue: [],
  doc: 'Buckets, or folders of them, whose videos and subtitles may be read, with everything below them; none: nothing may be read from S3',
  isSecret: false,
};

export const storageFields = {
  s3Roots: buckets,
  s3Endpoint: serverUrl,
  s3Region: optionalText({
    doc: 'Region of the buckets; by default AWS_REGION, and us-east-1 with an endpoint of its own',
  }),
  s3Addressing: choice(['auto', 'path', 'host'], {
    byDefault: 'auto',
    doc: 'Where the name of a bucket stands in a URL: in the path, or before the host; auto is path with an endpoint of its own',
  }),
  s3Checksums: choice(['always', 'when_required'], {
    byDefault: 'always',
    doc: 'Whether every body carries a CRC32 that the other side checks; some servers know none',
  }),
};

export type StorageConfig = SettingsOf<typeof storageFields>;
