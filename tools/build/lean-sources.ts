import type { Plugin } from 'esbuild';
import { asciiText } from './ascii-text.ts';

/** Says of a file that its lines come from nowhere. */
const NO_MAP = `\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(
  '{"version":3,"sources":[""],"mappings":"AAAA"}',
).toString('base64')}`;

/**
 * Leaves packages out of the source map. With `--enable-source-maps` Node reads all of it when it starts: packages make
 * it eight times as long, and cost the process 80 MB. All that it loads is made ASCII on the way.
 */
export const leanSources: Plugin = {
  name: 'lean-sources',
  setup(build) {
    build.onLoad({ filter: /\/node_modules\/.*\.[cm]?js$/ }, async ({ path }) => ({
      contents: (await asciiText(path)) + NO_MAP,
      loader: 'default',
    }));
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      contents: await asciiText(path),
      loader: 'ts',
    }));
  },
};
