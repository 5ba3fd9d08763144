import { chooseEncoders } from './choose-encoder.ts';
import type { EncoderChoice } from './choose-encoder.ts';
import { isDeviceWished, wishedEncoders } from './encoder-devices.ts';
import type { EncoderWish } from './encoder-devices.ts';
import type { Fallback } from './fallback.ts';

/** The choice of encoders, made anew when there is reason to. */
export interface KeptChoice {
  current(): EncoderChoice;
  /** False while not even x264 works. */
  isWorking(): boolean;
  /** Chooses again, once however many ask. */
  again(): Promise<void>;
  /**
   * Resolves when no choice is being made because of failures. When a device has been missing for five minutes it is
   * looked for by the way: clips do not wait for a driver that may hang.
   */
  settled(): Promise<void>;
  /** Why x264 does what a device was asked for or used to do; undefined when nothing else was expected. */
  excuse(): Fallback | undefined;
}

export interface KeptChoiceOptions {
  readonly choose?: (wish: EncoderWish) => Promise<EncoderChoice>;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  onChoice(choice: EncoderChoice, isChanged: boolean): void;
}

/** Milliseconds after which a lost device gets another trial. */
const RETRIAL_MS = 300_000;

/** @throws as chooseEncoders, the first time; later it goes on with what there is. */
export async function keepChoice(wish: EncoderWish, options: KeptChoiceOptions): Promise<KeptChoice> {
  const { choose = chooseEncoders, now } = options;
  let choice = await choose(wish);
  let isWorking = true;
  let chosenAt = now();
  let choosing: Promise<void> | undefined;
  // What there ought to be: a device that was asked for by name, or the most devices that ever worked.
  const expected = {
    name: isDeviceWished(wish) ? wishedEncoders(wish)[0] : undefined,
    count: isDeviceWished(wish) ? 1 : 0,
  };
  const settle = (made: EncoderChoice): void => {
    const isChanged = JSON.stringify(made.devices) !== JSON.stringify(choice.devices);
    choice = made;
    chosenAt = now();
    expected.name = made.devices[0]?.name ?? expected.name;
    expected.count = Math.max(expected.count, made.devices.length);
    options.onChoice(made, isChanged);
  };
  const chooseAgain = async (): Promise<void> => {
    const made = await choose(wish).catch(() => undefined);
    isWorking = made !== undefined;
    settle(made ?? { devices: [], rejected: choice.rejected });
  };
  const again = (): Promise<void> => (choosing ??= chooseAgain().finally(() => (choosing = undefined)));
  settle(choice);
  return {
    current: () => choice,
    isWorking: () => isWorking,
    again,
    async settled() {
      const isMissed = choice.devices.length < expected.count && now() - chosenAt > RETRIAL_MS;
      if (isMissed) void again();
      else await choosing;
    },
    excuse() {
      const rejected = choice.rejected.find(({ name }) => name === expected.name);
      if (expected.name === undefined || choice.devices.length > 0) return undefined;
      const reason = rejected?.reason ?? 'it was not found';
      return { encoder: expected.name, code: 'encoder_unavailable', reason };
    },
  };
}
