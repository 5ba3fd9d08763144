import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_KEYS } from './keys.ts';
import { loadConfig } from './load-config.ts';
import { renderExampleEnvironment, renderExampleYaml } from './render-example.ts';

const ROOT = join(import.meta.dirname, '../../..');
const HINT = 'run: node libs/config/src/write-examples.ts';

describe('the examples at the root', () => {
  test.each([
    ['langflix.example.yaml', renderExampleYaml],
    ['.env.example', renderExampleEnvironment],
  ])('%s is what the schemas say', (name, render) => {
    expect({ hint: HINT, text: readFileSync(join(ROOT, name), 'utf8') }).toEqual({
      hint: HINT,
      text: render(),
    });
  });

  test('hold every key, and change nothing when they are used as they are', () => {
    const file = join(ROOT, 'langflix.example.yaml');
    expect(loadConfig({ file, env: {}, cwd: ROOT })).toEqual(
      loadConfig({ file: 'none', env: {}, cwd: ROOT }),
    );
    for (const { yamlName, variable } of CONFIG_KEYS) {
      expect(renderExampleYaml()).toMatch(new RegExp(`^  (# )?${yamlName}:`, 'm'));
      expect(renderExampleEnvironment()).toContain(`\n# ${variable}=`);
    }
  });

  test('can be uncommented line by line', () => {
    const lines = renderExampleEnvironment().matchAll(/^# (LANGFLIX_\w+)=(.*)$/gm);
    const env = Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]));
    const cwd = ROOT;
    expect(loadConfig({ env: { ...env, LANGFLIX_CONFIG: 'none' }, cwd })).toEqual(
      loadConfig({ file: 'none', env: {}, cwd }),
    );
  });
});
