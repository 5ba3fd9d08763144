import { describe, expect, test } from '@jest/globals';
import { startProcess, waitFor } from '@langflix/testing';
import { cpuUse, useIn } from './cpu.ts';

describe('the processor time of a process', () => {
  test('is its own, and that of the programs it ran, user and system', () => {
    const before = '4711 (odd) name (x) S 1 4711 4711 0 -1 4194560 5000 600 7 0';
    const stat = `${before} 100 20 3000 400 20 0 11 0 123 456`;
    expect(useIn(stat)).toEqual({ ownSec: 1.2, programsSec: 34 });
  });

  test('grows as it works', async () => {
    await using busy = await startProcess({ command: process.execPath, args: ['-e', 'for (;;);'] });
    const start = cpuUse([busy.pid]).ownSec;
    await waitFor(() => cpuUse([busy.pid]).ownSec > start + 0.1, { timeoutMs: 30_000 });
  });
});
