/**
 * The encoders of one process over its lifetime. A device proves itself by a trial encode, works on as many clips as it
 * has sessions for, and is tried again when it fails several clips in a row: what one file did to it does not switch it
 * off. Whatever a device cannot do, x264 does at once, and the reason is kept.
 */
import { deviceList } from './device-list.ts';
import type { Device, DeviceList, DeviceState } from './device-list.ts';
import type { EncoderWish } from './encoder-devices.ts';
import { fallbackOf } from './fallback.ts';
import type { Fallback } from './fallback.ts';
import { keepChoice } from './kept-choice.ts';
import type { KeptChoiceOptions } from './kept-choice.ts';
import { SOFTWARE } from './video-encoder.ts';
import type { EncoderDevice, RejectedEncoder } from './video-encoder.ts';

/** Encodes something; called again with x264 when a device fails. */
export type EncoderWork<T> = (encoder: EncoderDevice) => Promise<T>;

export interface EncoderPool {
  /** What the next clip would be encoded with. */
  primary(): EncoderDevice;
  /**
   * Runs `work` with an encoder: waits for a session where devices have too few, and runs it once more with x264 when
   * the device fails it.
   * @throws what `work` throws with x264 and what has nothing to do with a device, as it comes; the signal's reason.
   */
  use<T>(work: EncoderWork<T>, options: { readonly signal: AbortSignal }): Promise<Used<T>>;
  state(): PoolState;
}

export interface Used<T> {
  readonly result: T;
  readonly encoder: EncoderDevice;
  /** What was tried, or wished for, first. */
  readonly fallback?: Fallback;
}

export interface PoolState {
  readonly encoder: EncoderDevice['name'];
  readonly devices: readonly DeviceState[];
  readonly rejected: readonly RejectedEncoder[];
  /** False while not even x264 works. */
  readonly isWorking: boolean;
  /** Clips that a device could not do, by code. */
  readonly fallbacks: Readonly<Record<string, number>>;
}

export interface PoolOptions extends Partial<Pick<KeptChoiceOptions, 'choose' | 'now'>> {
  /** Told when devices were tried again, and whether others are used now. */
  onChoice?(state: PoolState, isChanged: boolean): void;
}

/** Clips in a row that a device fails and x264 does, before the device has to pass a trial again. */
const FAILURES_BEFORE_TRIAL = 3;

/** @throws as chooseEncoders: not even x264 works, or there is no ffmpeg. */
export async function openEncoderPool(wish: EncoderWish, options: PoolOptions = {}): Promise<EncoderPool> {
  const { now = () => performance.now() } = options;
  const devices = deviceList(now);
  const fallbacks: Record<string, number> = {};
  let isOpen = false;
  const choice = await keepChoice(wish, {
    ...(options.choose && { choose: options.choose }),
    now,
    onChoice(made, isChanged) {
      devices.replace(made.devices);
      if (isOpen) options.onChoice?.(pool.state(), isChanged);
    },
  });
  const failed = (device: Device, { code }: Fallback): void => {
    fallbacks[code] = (fallbacks[code] ?? 0) + 1;
    // A device that is busy works.
    if (code !== 'encoder_busy') device.failuresInRow += 1;
    if (device.failuresInRow >= FAILURES_BEFORE_TRIAL) void choice.again();
  };
  const pool: EncoderPool = {
    primary: () => choice.current().devices[0] ?? SOFTWARE,
    async use(work, { signal }) {
      await choice.settled();
      for (;;) {
        const device = await devices.take(signal);
        if (device === undefined) return withSoftware(work, choice.excuse());
        const attempt = await onDevice(devices, device, work);
        if ('result' in attempt) return { result: attempt.result, encoder: device.encoder };
        if (signal.aborted || attempt.fallback === undefined) throw attempt.error;
        // Others of ours hold the sessions: one of them will be free soon.
        if (attempt.isWorthWaiting) continue;
        const used = await withSoftware(work, attempt.fallback);
        // Only now is it known that the file was not to blame.
        failed(device, attempt.fallback);
        return used;
      }
    },
    state: () => ({
      encoder: pool.primary().name,
      devices: devices.state(),
      rejected: choice.current().rejected,
      isWorking: choice.isWorking(),
      fallbacks: { ...fallbacks },
    }),
  };
  isOpen = true;
  return pool;
}

type Attempt<T> =
  | { readonly result: T }
  | { readonly error: unknown; readonly fallback: Fallback | undefined; readonly isWorthWaiting: boolean };

async function onDevice<T>(devices: DeviceList, device: Device, work: EncoderWork<T>): Promise<Attempt<T>> {
  try {
    const result = await work(device.encoder);
    device.failuresInRow = 0;
    return { result };
  } catch (error) {
    const fallback = fallbackOf(error, device.encoder);
    const isWorthWaiting = fallback?.code === 'encoder_busy' && devices.shrink(device);
    return { error, fallback, isWorthWaiting };
  } finally {
    devices.release(device);
  }
}

async function withSoftware<T>(work: EncoderWork<T>, fallback: Fallback | undefined): Promise<Used<T>> {
  const result = await work(SOFTWARE);
  return { result, encoder: SOFTWARE, ...(fallback === undefined ? {} : { fallback }) };
}
