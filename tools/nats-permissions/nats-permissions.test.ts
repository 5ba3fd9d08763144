import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { EVENTS, filterOf } from '@langflix/contracts';
import { natsAccounts } from '@langflix/messaging';
import { temporaryFolder } from '@langflix/testing';
import { isPublic } from '../asyncapi/messages.ts';
import { DEFAULT_MODEL } from './default-model.ts';
import { outputs, staleOutputs, writeOutputs } from './outputs.ts';

describe('the generated permissions', () => {
  test('are those of this source', () => {
    expect(staleOutputs([DEFAULT_MODEL])).toEqual([]);
  });

  test('are stale when a file is missing or another, and current once written', async () => {
    await using folder = await temporaryFolder();
    const url = pathToFileURL(`${folder.path}/`);
    expect(staleOutputs([DEFAULT_MODEL], url)).toEqual(['accounts.conf', 'helm-values.yaml']);
    writeOutputs([DEFAULT_MODEL], url);
    expect(staleOutputs([DEFAULT_MODEL], url)).toEqual([]);
    await writeFile(join(folder.path, 'accounts.conf'), 'accounts {}');
    expect(staleOutputs([DEFAULT_MODEL], url)).toEqual(['accounts.conf']);
  });

  test('hold no password', () => {
    for (const text of Object.values(outputs([DEFAULT_MODEL]))) {
      for (const [, value = ''] of text.matchAll(/password: (.*)/g))
        expect(value).toMatch(/\$LANGFLIX_NATS_PASSWORD_/);
    }
  });

  test('name the streams of every model that is told', () => {
    const { 'accounts.conf': text } = outputs([DEFAULT_MODEL, { project: 'films', model: 'gemini-3' }]);
    expect(text).toContain('LANGFLIX_MINUTE_films__gemini-3');
    expect(text).toContain('LANGFLIX_MINUTE_default__');
  });
});

test('upstream hears the events that the AsyncAPI document shows it as its own', () => {
  const imports = natsAccounts({ quotas: [] })['UPSTREAM']?.imports ?? [];
  const heard = imports.flatMap((it) => ('stream' in it ? [it.stream.subject] : []));
  const shown = EVENTS.filter((it) => it.producer !== 'upstream' && isPublic(it)).map(filterOf);
  expect(heard.toSorted()).toEqual(shown.toSorted());
});
