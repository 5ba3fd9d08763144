import { describe, expect, test } from '@jest/globals';
import { waitFor } from '@langflix/testing';
import { memoryGate } from './memory-gate.ts';

const { signal } = new AbortController();

/** A gate on a machine whose use the test sets; looks often, so that the test need not wait. */
function aGate(options: { threshold?: number; patienceMs?: number } = {}) {
  const machine = { usedBytes: 50, waits: 0 };
  const gate = memoryGate({
    ...{ threshold: 0.8, everyMs: 1, patienceMs: 1e9, ...options },
    read: () => [
      { usedBytes: machine.usedBytes, limitBytes: 100 },
      { usedBytes: 10, limitBytes: 1000 },
    ],
    onWait: () => (machine.waits += 1),
  });
  return { machine, gate };
}

describe('a piece of work', () => {
  test('starts at once while there is memory', async () => {
    const { gate, machine } = aGate();
    expect(await gate.run(async () => 'done', signal)).toBe('done');
    expect([gate.pressure(), machine.waits]).toEqual([0.5, 0]);
  });

  test('waits while any limit is nearly reached', async () => {
    const { gate, machine } = aGate();
    machine.usedBytes = 81;
    let isDone = false;
    const work = gate.run(async () => (isDone = true), signal);
    await waitFor(() => machine.waits === 1);
    expect(isDone).toBe(false);
    machine.usedBytes = 80;
    await work;
    expect([isDone, machine.waits]).toEqual([true, 1]);
  });

  test('starts after a while when nothing of ours could give memory back, one at a time', async () => {
    const { gate, machine } = aGate({ patienceMs: 3 });
    machine.usedBytes = 99;
    const running = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const started: number[] = [];
    const works = running.map(({ promise }, number) =>
      gate.run(() => {
        started.push(number);
        return promise;
      }, signal),
    );
    const [first] = await waitFor(() => started.length === 1 && started);
    running[first ?? 0]?.resolve();
    await works[first ?? 0];
    await waitFor(() => started.length === 2);
    for (const { resolve } of running) resolve();
    await Promise.all(works);
  });

  test('waits for as long as work of ours runs, which will give memory back', async () => {
    const { gate, machine } = aGate({ patienceMs: 0 });
    const first = Promise.withResolvers<void>();
    const running = gate.run(() => first.promise, signal);
    machine.usedBytes = 99;
    let isDone = false;
    const second = gate.run(async () => (isDone = true), signal);
    await waitFor(() => machine.waits === 1);
    expect(isDone).toBe(false);
    first.resolve();
    await Promise.all([running, second]);
    expect(isDone).toBe(true);
  });

  test('that is to stop does not wait', async () => {
    const { gate, machine } = aGate();
    machine.usedBytes = 99;
    const controller = new AbortController();
    const work = gate.run(async () => 'done', controller.signal);
    await waitFor(() => machine.waits === 1);
    controller.abort(new Error('shutting down'));
    await expect(work).rejects.toThrow('shutting down');
  });

  test('never waits without a threshold', async () => {
    const { gate, machine } = aGate({ threshold: 1 });
    machine.usedBytes = 100;
    expect(await gate.run(async () => 'done', signal)).toBe('done');
  });
});
