import { path } from '../field.ts';
import type { SettingsOf } from '../field.ts';

export const outputFields = {
  directory: path({
    byDefault: './langflix-out',
    doc: 'Folder for finished episodes; its .langflix folder holds state and the clip store',
  }),
};

export type OutputConfig = SettingsOf<typeof outputFields>;
