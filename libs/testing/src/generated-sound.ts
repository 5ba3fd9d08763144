/** One sound track of a generated film: a sine tone unless told otherwise. */
export interface AudioTrack {
  /** As the container stores it, e.g. `eng`. */
  readonly language?: string;
  readonly title?: string;
  /** Hertz. Default 440. */
  readonly frequency?: number;
  /** Default 2. */
  readonly channels?: 1 | 2 | 6 | 8;
  /** In the place of a tone: one expression of the time `t` per channel, as ffmpeg's `aevalsrc` reads them. */
  readonly expressions?: readonly string[];
  /** ffmpeg's names, e.g. `default`, `comment`. Default: `default` for the first track, none for the others. */
  readonly disposition?: string;
}

interface SoundTimes {
  readonly durationSec?: number;
  readonly audioDelaySec?: number;
  readonly flashAtSec?: number;
}

const LAYOUTS: Readonly<Record<number, string>> = { 1: 'mono', 2: 'stereo', 6: '5.1', 8: '7.1' };

/** The track as a source of ffmpeg's lavfi; its time begins where the track does. */
export function soundOf(track: AudioTrack, times: SoundTimes): string {
  const { durationSec = 2, audioDelaySec = 0, flashAtSec } = times;
  const { frequency = 440, expressions, channels = expressions?.length ?? 2 } = track;
  const lengthSec = durationSec - audioDelaySec;
  const layout = LAYOUTS[channels] ?? `${channels}c`;
  if (expressions !== undefined) return aevalsrc(expressions, { layout, lengthSec });
  if (flashAtSec !== undefined) {
    const from = flashAtSec - audioDelaySec;
    const beep = `0.5*sin(2*PI*1000*t)*between(t\\,${from}\\,${from + 0.1})`;
    return aevalsrc(Array<string>(channels).fill(beep), { layout, lengthSec });
  }
  const gains = Array.from({ length: channels }, (_, channel) => `c${channel}=c0`).join('|');
  return `sine=f=${frequency}:r=48000:d=${lengthSec},pan=${layout}|${gains}`;
}

function aevalsrc(
  expressions: readonly string[],
  { layout, lengthSec }: { readonly layout: string; readonly lengthSec: number },
): string {
  return `aevalsrc=${expressions.join('|')}:c=${layout}:s=48000:d=${lengthSec}`;
}
