import { describe, expect, test } from '@jest/globals';
import { startProcess, waitFor } from '@langflix/testing';
import { cpuSeconds, ticksIn } from './cpu.ts';

describe('the processor time of a process', () => {
  test('is its own and that of its ended children, user and system', () => {
    const before = '4711 (odd) name (x) S 1 4711 4711 0 -1 4194560 5000 600 7 0';
    expect(ticksIn(`${before} 100 20 3000 400 20 0 11 0 123 456`)).toBe(3520);
  });

  test('grows as it works', async () => {
    await using busy = await startProcess({ command: process.execPath, args: ['-e', 'for (;;);'] });
    const start = cpuSeconds([busy.pid]);
    await waitFor(() => cpuSeconds([busy.pid]) > start + 0.1, { timeoutMs: 30_000 });
  });
});
