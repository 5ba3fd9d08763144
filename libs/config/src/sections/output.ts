import { location } from '../field.ts';
import type { SettingsOf } from '../field.ts';

export const outputFields = {
  directory: location({
    byDefault: './langflix-out',
    doc: 'Folder for finished episodes, here or in S3 (s3://bucket/folder); its .langflix folder holds state and the clip store',
  }),
};

export type OutputConfig = SettingsOf<typeof outputFields>;
