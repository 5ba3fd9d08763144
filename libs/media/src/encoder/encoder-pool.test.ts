import { RetryableError, TerminalError } from '@langflix/contracts';
import { waitFor } from '@langflix/testing';
import { describe, expect, test } from '@jest/globals';
import type { EncoderChoice } from './choose-encoder.ts';
import { openEncoderPool } from './encoder-pool.ts';
import type { EncoderPool } from './encoder-pool.ts';
import type { EncoderDevice } from './video-encoder.ts';

const GPU: EncoderDevice = { name: 'h264_nvenc', device: '0' };
const SECOND: EncoderDevice = { name: 'h264_nvenc', device: '1' };
const LOST: EncoderChoice = { devices: [], rejected: [{ ...GPU, reason: 'Cannot load libcuda.so.1' }] };
const auto = { hardwareAcceleration: 'auto' } as const;
const { signal } = new AbortController();
const failure = (code: string): RetryableError => new RetryableError(`it says ${code}`, { code });

/** A pool whose trials find what `found` holds at the time. */
async function aPool(devices: readonly EncoderDevice[] = [GPU]) {
  const machine = { found: { devices, rejected: [] } as EncoderChoice, trials: 0, now: 0 };
  const pool = await openEncoderPool(auto, {
    choose: async () => {
      machine.trials += 1;
      return machine.found;
    },
    now: () => machine.now,
  });
  return { machine, pool };
}

/** Encodes on the device unless it is told to fail there; x264 always works. */
const use = (pool: EncoderPool, onDevice: () => void = () => undefined) =>
  pool.use(
    async (encoder) => {
      if (encoder.name !== 'libx264') onDevice();
      return encoder.name;
    },
    { signal },
  );
const throws = (error: Error) => () => {
  throw error;
};

describe('a clip', () => {
  test('is encoded on the device', async () => {
    const { pool } = await aPool();
    expect(await use(pool)).toEqual({ result: 'h264_nvenc', encoder: GPU });
  });

  test.each(['encoder_broken', 'render_failed', 'render_stopped', 'render_killed', 'clip_check_failed'])(
    'that fails there with %s is encoded by x264 at once, and the reason is kept',
    async (code) => {
      const { pool } = await aPool();
      expect(await use(pool, throws(failure(code)))).toEqual({
        result: 'libx264',
        encoder: { name: 'libx264' },
        fallback: { encoder: 'h264_nvenc', code, reason: `it says ${code}` },
      });
      expect(pool.state().fallbacks).toEqual({ [code]: 1 });
    },
  );

  test.each([failure('disk_full'), new TerminalError('font_missing', 'no font'), new Error('a bug')])(
    'that fails for a reason of its own fails: %s',
    async (error) => {
      const { pool } = await aPool();
      await expect(use(pool, throws(error))).rejects.toBe(error);
    },
  );

  test('that x264 cannot make either fails for the reason of x264 and is not held against the device', async () => {
    const { pool, machine } = await aPool();
    const work = async (): Promise<never> => {
      throw new TerminalError('render_failed', 'the film is damaged');
    };
    for (let i = 0; i < 5; i += 1) {
      await expect(pool.use(work, { signal })).rejects.toMatchObject({ code: 'render_failed' });
    }
    expect(machine.trials).toBe(1);
  });
});

describe('a device that fails clip after clip', () => {
  const fail = throws(failure('encoder_broken'));

  test('is tried again after three, and stays when it passes', async () => {
    const { pool, machine } = await aPool();
    for (let i = 0; i < 3; i += 1) await use(pool, fail);
    expect(machine.trials).toBe(2);
    expect(await use(pool)).toMatchObject({ result: 'h264_nvenc' });
  });

  test('is not tried again when a clip succeeds in between', async () => {
    const { pool, machine } = await aPool();
    for (let i = 0; i < 6; i += 1) await use(pool, i % 3 === 2 ? undefined : fail);
    expect(machine.trials).toBe(1);
  });

  test('is given up when it fails its trial; clips say why, and it is back when it works again', async () => {
    const { pool, machine } = await aPool();
    machine.found = LOST;
    for (let i = 0; i < 3; i += 1) await use(pool, fail);
    const fallback = {
      encoder: 'h264_nvenc',
      code: 'encoder_unavailable',
      reason: 'Cannot load libcuda.so.1',
    };
    expect(await use(pool)).toMatchObject({ result: 'libx264', fallback });
    expect(pool.state()).toMatchObject({ encoder: 'libx264', devices: [], rejected: LOST.rejected });
    machine.found = { devices: [GPU], rejected: [] };
    machine.now += 60_000;
    expect(await use(pool)).toMatchObject({ result: 'libx264' });
    machine.now += 300_000;
    expect(await use(pool)).toMatchObject({ result: 'libx264' });
    await waitFor(() => pool.primary().name === 'h264_nvenc');
    expect(await use(pool)).toMatchObject({ result: 'h264_nvenc' });
  });

  test('leaves the work to the others', async () => {
    const { pool, machine } = await aPool([GPU, SECOND]);
    machine.found = { devices: [SECOND], rejected: [] };
    for (let i = 0; i < 3; i += 1) await use(pool, fail);
    expect(await use(pool)).toMatchObject({ encoder: SECOND });
  });
});

describe('a device of few sessions', () => {
  /** Works for as long as the test says, on at most `sessions` clips at a time. */
  function limitedTo(sessions: number) {
    const held: (() => void)[] = [];
    let running = 0;
    let most = 0;
    const work = async ({ name }: EncoderDevice): Promise<string> => {
      if (name === 'libx264') return name;
      if (running >= sessions) throw failure('encoder_busy');
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => held.push(resolve));
      running -= 1;
      return name;
    };
    return { work, held, mostAtOnce: () => most };
  }

  test('makes clips wait for one another; none is lost, none goes to x264', async () => {
    const { pool } = await aPool();
    const { work, held, mostAtOnce } = limitedTo(2);
    const clips = Array.from({ length: 6 }, () => pool.use(work, { signal }));
    await waitFor(() => held.length === 2);
    expect(pool.state().devices).toEqual([{ ...GPU, running: 2, sessionLimit: 2 }]);
    for (let done = 0; done < 6; done += 1) (await waitFor(() => held.shift()))();
    expect((await Promise.all(clips)).map(({ result }) => result)).toEqual(Array(6).fill('h264_nvenc'));
    expect(mostAtOnce()).toBe(2);
  });

  test('gives a clip to x264 when strangers hold all of them', async () => {
    const { pool, machine } = await aPool();
    for (let i = 0; i < 5; i += 1) {
      expect(await pool.use(limitedTo(0).work, { signal })).toMatchObject({
        result: 'libx264',
        fallback: { code: 'encoder_busy' },
      });
    }
    expect(machine.trials).toBe(1);
  });

  test('is asked for more after a while', async () => {
    const { pool, machine } = await aPool();
    await pool.use(limitedTo(0).work, { signal });
    expect(pool.state().devices[0]?.sessionLimit).toBe(1);
    machine.now += 60_000;
    expect(pool.state().devices[0]?.sessionLimit).toBeNull();
  });

  test('does not hold a clip that is to stop', async () => {
    const { pool } = await aPool();
    const { work, held } = limitedTo(1);
    const first = pool.use(work, { signal });
    await waitFor(() => held.length === 1);
    const controller = new AbortController();
    const second = pool.use(work, { signal: controller.signal });
    await waitFor(() => pool.state().devices[0]?.sessionLimit === 1);
    controller.abort(new Error('shutting down'));
    await expect(second).rejects.toThrow('shutting down');
    held.shift()?.();
    await first;
  });
});

test('a device that was asked for by name and is not there is told of by each clip', async () => {
  const pool = await openEncoderPool({ hardwareAcceleration: 'cuda' }, { choose: async () => LOST });
  expect(await use(pool)).toMatchObject({ result: 'libx264', fallback: { code: 'encoder_unavailable' } });
  const any = await openEncoderPool(auto, { choose: async () => LOST });
  expect(await use(any)).toEqual({ result: 'libx264', encoder: { name: 'libx264' } });
});

test('a machine on which nothing works any more says so and goes on trying with x264', async () => {
  const { pool, machine } = await aPool();
  machine.found = Promise.reject(new TerminalError('encoder_missing', 'none')) as unknown as EncoderChoice;
  for (let i = 0; i < 3; i += 1) await use(pool, throws(failure('encoder_broken')));
  await waitFor(() => !pool.state().isWorking);
  expect(await use(pool)).toMatchObject({ result: 'libx264' });
});
