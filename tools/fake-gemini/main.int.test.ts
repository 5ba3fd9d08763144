import { expect, test } from '@jest/globals';
import { startProcess } from '@langflix/testing';
import { join } from 'node:path';

const start = (...args: readonly string[]) =>
  startProcess({ command: process.execPath, args: [join(import.meta.dirname, 'main.ts'), ...args] });

test('the command prints its address first, applies its options, and ends at SIGTERM', async () => {
  await using command = await start('--json', '--key', 'other');
  const { url } = JSON.parse(await command.waitForLine('url'));
  expect(JSON.parse(command.lines[0] ?? '')).toEqual({ url });
  const refused = await fetch(`${url}/v1beta/models/gemini-test:generateContent`, { method: 'POST' });
  expect(await refused.json()).toMatchObject({ error: { details: [{ reason: 'API_KEY_INVALID' }] } });
  expect(await command.kill('SIGTERM')).toBe(0);
});

test('an option that cannot be ends with code 2 and says what can', async () => {
  await using command = await start('--fault', 'flood');
  expect(await command.exited).toBe(2);
  expect(command.lines.join('\n')).toMatch(/^--fault: there is no flood: expected 429-minute/);
});
