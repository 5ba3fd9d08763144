import { pathList } from '../field.ts';
import type { SettingsOf } from '../field.ts';

export const mediaFields = {
  roots: pathList({
    doc: 'Folders whose videos and subtitles may be read, with everything below them; none: nothing may be read',
  }),
};

export type MediaConfig = SettingsOf<typeof mediaFields>;
