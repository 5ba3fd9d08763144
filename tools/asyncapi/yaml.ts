/** The YAML library of libs/config: what npm hoists to the root under this name is an older major of a transitive dependency. */
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../libs/config/package.json', import.meta.url));

export const { parse, stringify } = require('yaml') as {
  parse(text: string): unknown;
  stringify(value: unknown, options: object): string;
};
