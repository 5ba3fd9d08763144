import type { EncoderDevice } from './video-encoder.ts';

/** A device with what is known of it. */
export interface Device {
  readonly encoder: EncoderDevice;
  /** Clips that it failed since the last one it did. */
  failuresInRow: number;
}

export interface DeviceState extends EncoderDevice {
  readonly running: number;
  /** Sessions that it is known to have; null while no limit was met. */
  readonly sessionLimit: number | null;
}

interface Entry extends Device {
  running: number;
  limit: number;
  /** When the limit may be tested again. */
  limitEndsAt: number;
}

export interface DeviceList {
  /** The least busy device with a free session; undefined when there is no device. @throws the signal's reason. */
  take(signal: AbortSignal): Promise<Device | undefined>;
  release(device: Device): void;
  /**
   * The device refused another session: for a while it gets no more clips at a time than it has now. False when none of
   * the sessions that stand in the way are ours, so that nobody can say when one will be free.
   */
  shrink(device: Device): boolean;
  /** Sets the devices there are; those that stay keep what is known of them but for their failures. */
  replace(encoders: readonly EncoderDevice[]): void;
  state(): readonly DeviceState[];
}

/** Milliseconds after which it is worth a try whether a device has more sessions than it had. */
const LIMIT_HOLDS_MS = 60_000;

/** @param now milliseconds, monotonic. */
export function deviceList(now: () => number): DeviceList {
  let entries: readonly Entry[] = [];
  const bell = makeBell();
  const limitOf = (entry: Entry): number => (now() < entry.limitEndsAt ? entry.limit : Infinity);
  const entryOf = (device: Device): Entry => device as Entry;
  return {
    async take(signal) {
      for (;;) {
        signal.throwIfAborted();
        if (entries.length === 0) return undefined;
        const [free] = entries
          .filter((entry) => entry.running < limitOf(entry))
          .toSorted((a, b) => a.running - b.running);
        if (free) {
          free.running += 1;
          return free;
        }
        await bell.rung(signal);
      }
    },
    release(device) {
      entryOf(device).running -= 1;
      bell.ring();
    },
    shrink(device) {
      const entry = entryOf(device);
      const others = entry.running - 1;
      entry.limit = Math.max(1, others);
      entry.limitEndsAt = now() + LIMIT_HOLDS_MS;
      return others > 0;
    },
    replace(encoders) {
      entries = encoders.map((encoder) => {
        const known = entries.find((entry) => isSame(entry.encoder, encoder)) ?? fresh(encoder);
        known.failuresInRow = 0;
        return known;
      });
      bell.ring();
    },
    state: () =>
      entries.map((entry) => ({
        ...entry.encoder,
        running: entry.running,
        sessionLimit: Number.isFinite(limitOf(entry)) ? entry.limit : null,
      })),
  };
}

const fresh = (encoder: EncoderDevice): Entry => ({
  ...{ encoder, failuresInRow: 0, running: 0, limit: Infinity, limitEndsAt: -Infinity },
});

const isSame = (a: EncoderDevice, b: EncoderDevice): boolean => a.name === b.name && a.device === b.device;

/** Wakes all who wait when something has changed; each looks for itself whether it was what it waits for. */
function makeBell() {
  let waiting: (() => void)[] = [];
  return {
    ring(): void {
      const all = waiting;
      waiting = [];
      for (const wake of all) wake();
    },
    async rung(signal: AbortSignal): Promise<void> {
      const { promise, resolve } = Promise.withResolvers<void>();
      const wake = (): void => resolve();
      waiting.push(wake);
      signal.addEventListener('abort', wake, { once: true });
      await promise;
      signal.removeEventListener('abort', wake);
    },
  };
}
