import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test } from '@jest/globals';
import { EVENTS, manifest } from '@langflix/contracts';
import { z } from 'zod';
import { asyncApiDocument } from './document.ts';
import { messages } from './messages.ts';
import { outputs, staleOutputs, writeOutputs } from './outputs.ts';
import { bodySchemas, typeName } from './schemas.ts';
import type { Json, JsonObject } from './schemas.ts';
import { referencesIn, structureFaults } from './structure.ts';
import { parse } from './yaml.ts';

const docs = new URL('../../docs/', import.meta.url);
const document = JSON.parse(JSON.stringify(asyncApiDocument())) as JsonObject;

/** A JSON Schema of the document as a checker, its references made local. */
function checkerOf(schema: JsonObject): z.ZodType {
  const definitions = JSON.stringify({ ...schema, definitions: bodySchemas() });
  const local = definitions.replaceAll('#/components/schemas/', '#/definitions/');
  return z.fromJSONSchema(JSON.parse(local) as z.core.JSONSchema.JSONSchema, { defaultTarget: 'draft-7' });
}

/** The document with one value replaced, by path. */
function broken(path: readonly string[], value: Json | undefined): JsonObject {
  const copy = JSON.parse(JSON.stringify(document)) as Record<string, never>;
  const parent = path.slice(0, -1).reduce<Record<string, unknown>>((at, key) => at[key] as never, copy);
  parent[path.at(-1) ?? ''] = value;
  return copy;
}

describe('the published documents', () => {
  test('are current', () => {
    expect(staleOutputs()).toEqual([]);
  });

  test('hold in YAML what was generated', () => {
    expect(parse(readFileSync(new URL('asyncapi.yaml', docs), 'utf8'))).toEqual(document);
  });

  test('include a manifest schema that takes the sample manifest and refuses half of one', () => {
    const schema = JSON.parse(readFileSync(new URL('manifest.schema.json', docs), 'utf8')) as JsonObject;
    const sample = new URL('../../libs/contracts/fixtures/manifest.v1.json', import.meta.url);
    const body = manifest.parse(JSON.parse(readFileSync(sample, 'utf8')));
    const checker = z.fromJSONSchema(schema as z.core.JSONSchema.JSONSchema);
    expect(checker.safeParse(body).success).toBe(true);
    expect(checker.safeParse({ ...body, clips: undefined }).success).toBe(false);
  });
});

describe('writing them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'langflix-docs-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('writes what is stale and nothing else', () => {
    const url = pathToFileURL(`${folder}/`);
    expect(writeOutputs(url)).toEqual(outputs().map(({ file }) => file));
    expect(writeOutputs(url)).toEqual([]);
    writeFileSync(new URL('asyncapi.yaml', url), 'asyncapi: 3.0.0\n');
    expect(staleOutputs(url)).toEqual(['asyncapi.yaml']);
  });
});

describe('the AsyncAPI document', () => {
  test('is sound by the rules of AsyncAPI 3.0', () => {
    expect(structureFaults(document)).toEqual([]);
    expect(referencesIn(document).length).toBeGreaterThan(50);
  });

  test.each<[string, readonly string[], Json | undefined]>([
    ['asyncapi: not 3.0.0', ['asyncapi'], '2.6.0'],
    ['info: title is missing', ['info', 'title'], undefined],
    ['document: unknown key topics', ['topics'], {}],
    [
      'channels.chunkReady: address and parameters differ',
      ['channels', 'chunkReady', 'address'],
      'job.{job}',
    ],
    [
      'operations.sendEpisodeSubmitted: bad action',
      ['operations', 'sendEpisodeSubmitted', 'action'],
      'publish',
    ],
    ['operations.receiveChunkReady: names no channel', ['operations', 'receiveChunkReady', 'channel'], {}],
    [
      '#/components/nothing leads nowhere',
      ['channels', 'chunkReady', 'messages', 'x'],
      { $ref: '#/components/nothing' },
    ],
    [
      'messages.chunkReady: headers are no object',
      ['components', 'messages', 'chunkReady', 'headers'],
      { type: 'string' },
    ],
  ])('would not be sound: %s', (fault, path, value) => {
    expect(structureFaults(broken(path, value))).toContain(fault);
  });

  test('lets an upstream send submissions and receive everything else', () => {
    const operations = Object.entries(document.operations ?? {}) as [string, JsonObject][];
    expect(operations.map(([name, { action }]) => [name, action])).toEqual(
      EVENTS.map((event, i) =>
        i === 0 ? [`send${typeName(event)}`, 'send'] : [`receive${typeName(event)}`, 'receive'],
      ),
    );
    const internal = operations.filter(([, operation]) => operation['x-internal'] === true);
    expect(internal.map(([name]) => name)).toEqual([
      'receiveEpisodeMeasured',
      'receiveChunkReady',
      'receiveEpisodeChunked',
      'receiveChunkAnalyzed',
      'receiveClipRequested',
      'receiveClipFinished',
    ]);
  });

  test.each(Object.entries(messages()))('%s has examples that its schemas take', (_name, message) => {
    const examples = message.examples as readonly JsonObject[];
    expect(examples).not.toHaveLength(0);
    for (const example of examples) {
      expect(checkerOf(message.payload as JsonObject).safeParse(example.payload).error).toBeUndefined();
      if (message.headers === undefined) continue;
      const headers = JSON.stringify(message.headers).replaceAll(
        '{"$ref":"#/components/schemas/CloudEventHeaders"}',
        JSON.stringify((document.components as { schemas: JsonObject }).schemas.CloudEventHeaders),
      );
      expect(checkerOf(JSON.parse(headers) as JsonObject).safeParse(example.headers).error).toBeUndefined();
    }
  });

  test.each(EVENTS)(
    'publishes a schema of $name that refuses an empty body, as the contract does',
    (event) => {
      expect(checkerOf({ $ref: `#/components/schemas/${typeName(event)}` }).safeParse({}).success).toBe(
        false,
      );
      expect(event.schema.safeParse({}).success).toBe(false);
    },
  );
});
