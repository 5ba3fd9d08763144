import { expect, test } from '@jest/globals';
import { chooseEncoder } from './choose-encoder.ts';

test('none means x264 without trying anything else', async () => {
  expect(await chooseEncoder({ hardwareAcceleration: 'none' })).toEqual({ name: 'libx264', rejected: [] });
});

test('auto ends with an encoder that works and says why better ones do not', async () => {
  const { name, rejected } = await chooseEncoder({ hardwareAcceleration: 'auto' });
  expect(rejected.map((candidate) => candidate.name)).not.toContain(name);
  for (const { reason } of rejected) expect(reason).not.toBe('');
});
