import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '@langflix/testing';
import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod';
import { childEnvironment, environmentOf } from './environment.ts';
import { CONFIG_KEYS } from './keys.ts';
import type { ConfigKey } from './keys.ts';
import { loadConfig } from './load-config.ts';
import type { Config } from './sections.ts';

const plain = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => !text.includes('\0'));
const absolute = plain
  .filter((text) => !text.includes('/') && text !== '.' && text !== '..')
  .map((text) => `/${text}`);
const server = fc.stringMatching(/^(nats:\/\/)?[a-z][a-z0-9.-]{0,10}:[1-9][0-9]{0,3}$/);

const redisUrl = fc
  .stringMatching(/^rediss?:\/\/(:[a-z,% ]{1,5}@)?[a-z][a-z0-9.-]{0,10}:[1-9][0-9]{0,3}$/)
  .map((url) => url.replaceAll(' ', '%20'));

const price = fc.integer({ min: 0, max: 1_000_000 }).map((thousandths) => thousandths / 1000);
const anyPrices = fc.dictionary(
  plain.filter((name) => name !== '__proto__'),
  fc.record({ input: price, output: price, cachedInput: price }, { requiredKeys: ['input', 'output'] }),
  { maxKeys: 3, noNullPrototype: true },
);

const anyReplicas = fc.dictionary(
  fc.stringMatching(/^[a-z][a-z-]{0,10}$/),
  fc
    .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 100 }))
    .map(([min, more]) => ({ min, max: min + more })),
  { maxKeys: 3, noNullPrototype: true },
);

const bucketUri = fc.stringMatching(/^s3:\/\/[a-z][a-z0-9]{2,9}(\/[a-z-]{1,9}){0,2}$/);

/** Values that the schema of a key takes. */
function valueOf({ field, path }: ConfigKey): fc.Arbitrary<unknown> {
  if (path === 'cache.url') return redisUrl;
  if (path === 'nats.inbox_prefix') return fc.stringMatching(/^[_A-Z]{1,9}(\.[a-z-]{1,9}){0,2}$/);
  if (path === 'storage.s3_roots') return fc.array(bucketUri, { maxLength: 3 });
  if (path === 'storage.s3_endpoint') return fc.constantFrom('http://127.0.0.1:9000', 'https://s3.example');
  if (path === 'monitoring.replicas') return anyReplicas;
  const schema = z.toJSONSchema(field.schema) as {
    enum?: string[];
    minimum?: number;
    maximum?: number;
    type?: string;
  };
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const { minimum: min = 0, maximum: max = 0 } = schema;
  if (schema.type === 'integer') return fc.integer({ min, max });
  if (field.form === 'map') return anyPrices;
  if (field.form === 'number')
    return fc.integer({ min: min * 100, max: max * 100 }).map((hundredths) => hundredths / 100);
  if (field.form === 'paths') return fc.array(absolute, { maxLength: 3 });
  if (field.form === 'path') return absolute;
  if (field.form === 'location') return fc.oneof(absolute, bucketUri);
  return field.form === 'list' ? fc.array(server, { minLength: 1, maxLength: 3 }) : plain;
}

const anyConfig: fc.Arbitrary<Config> = fc
  .tuple(
    ...CONFIG_KEYS.map((key) =>
      key.field.defaultValue === undefined ? fc.option(valueOf(key)) : valueOf(key),
    ),
  )
  .map((values) => {
    const sections: Record<string, Record<string, unknown>> = {};
    CONFIG_KEYS.forEach(({ section, name }, i) => {
      const value = (values as unknown[])[i];
      if (value !== null) (sections[section] ??= {})[name] = value;
    });
    return inOrder(sections as unknown as Config);
  });

/** Sorts what must not exceed one another. */
function inOrder(config: Config): Config {
  const { llm, processing, video } = config;
  const ascending = (...numbers: number[]): number[] => numbers.toSorted((a, b) => a - b);
  [llm.chunkSize = 0, llm.maxInputLength = 0] = ascending(llm.chunkSize, llm.maxInputLength);
  const [least = 0, most = 1] = ascending(
    processing.minExpressionsPerChunk,
    processing.maxExpressionsPerChunk,
  );
  Object.assign(processing, { minExpressionsPerChunk: least, maxExpressionsPerChunk: Math.max(1, most) });
  [video.minClipSec = 1, video.preferredClipSec = 1, video.maxClipSec = 1] = ascending(
    video.minClipSec,
    Math.min(300, video.preferredClipSec),
    video.maxClipSec,
  );
  if (video.hardwareAcceleration !== 'auto') video.codec = 'auto';
  if (config.cache.store === 'file') config.cache.path ??= '/cache.sqlite';
  if (config.cache.store === 'redis') config.cache.url ??= 'redis://a:1';
  return clamp(config);
}

/** Sorting may have moved a length past the limit of its new key. */
function clamp(config: Config): Config {
  config.video.minClipSec = Math.min(120, config.video.minClipSec);
  config.video.preferredClipSec = Math.min(300, config.video.preferredClipSec);
  return config;
}

function yamlOf(config: Config): string {
  const sections: Record<string, Record<string, unknown>> = {};
  for (const { section, name, yamlName, field } of CONFIG_KEYS) {
    const value = (config[section] as unknown as Record<string, unknown>)[name] ?? null;
    (sections[section] ??= {})[yamlName] = value === null ? null : (field.write?.(value) ?? value);
  }
  return stringify(sections);
}

describe('any valid settings', () => {
  test('come back the same from a file', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'any.yaml');
    fc.assert(
      fc.property(anyConfig, (config) => {
        writeFileSync(file, yamlOf(config));
        expect(loadConfig({ file, env: {} })).toEqual(config);
      }),
    );
  });

  test('come back the same from the environment', () => {
    fc.assert(
      fc.property(anyConfig, (config) => {
        expect(loadConfig({ file: 'none', env: environmentOf(config) })).toEqual(config);
      }),
    );
  });

  test('reach a child process, whatever else is in the environment and the folder', async () => {
    await using folder = await temporaryFolder();
    writeFileSync(
      join(folder.path, 'langflix.yaml'),
      'nats: { user: somebody }\nllm: { api_key_file: /k }\n',
    );
    const env = { PATH: '/bin', LANGFLIX_LLM_BASE_URL: 'http://a', GEMINI_API_KEY: 'k', LANGFLIX_X: 'wrong' };
    fc.assert(
      fc.property(anyConfig, (config) => {
        const child = childEnvironment(config, env);
        expect(child['PATH']).toBe('/bin');
        expect(loadConfig({ env: child, cwd: folder.path })).toEqual(config);
      }),
    );
  });
});
