import { readFile } from 'node:fs/promises';
import { RetryableError, TerminalError } from '@langflix/contracts';
import { isRemote } from '../input-guards.ts';
import { ffprobe } from '../probe/ffprobe.ts';
import type { ProbedFile } from '../probe/ffprobe.ts';
import { stereoMix } from '../render/stereo-mix.ts';
import { captionMoment } from './caption-moment.ts';
import type { ClipExpectation } from './clip-expectation.ts';
import { streamFaults, streamsOf } from './clip-streams.ts';
import type { Fault } from './fault.ts';
import { lookAt } from './look-at.ts';
import type { Seen } from './look-at.ts';
import { contentFaults, suspicions } from './clip-content.ts';
import { textContrast } from './text-branches.ts';

export interface CheckedClip {
  /** Of the picture, as ffprobe measured it. */
  readonly durationSec: number;
  readonly sizeBytes: number;
  readonly width: number;
  readonly height: number;
  /** Seconds from the start of the picture to that of the sound. */
  readonly soundStartSec?: number;
  /** Of the clip alone; null when there is nothing to be measured. */
  readonly sound?: { readonly integratedLufs: number | null; readonly truePeakDbtp: number | null };
  /** What looks odd in the first second, but is so in the film too. */
  readonly asInFilm: readonly ('black' | 'frozen' | 'silent')[];
  /** Brightness of the captions over that of their outline, 0 to 255; absent without burnt captions. */
  readonly textContrast?: number;
}

/**
 * The quality gate: looks whether a rendered file is the clip that was asked for. ffmpeg ends with 0 on truncated films
 * and on windows past their end; this is what notices. By ffprobe: streams, lengths (picture within one frame, sound
 * within one frame and two AAC frames), size, square yuv420p pixels, rate, both starts within 20 ms. By one short run
 * of ffmpeg: no black or frozen first second and no silence unless the film is so there, true peak, burnt captions.
 * @throws TerminalError('clip_check_failed') that names the film, the remedy, and each check that failed; RetryableError
 *   where the film came over a network and the clip is short.
 */
export async function checkClip(path: string, expected: ClipExpectation): Promise<CheckedClip> {
  const file = await ffprobe(path, expected.signal);
  if ('refused' in file)
    throw failed([{ check: 'streams', what: `it cannot be read (${file.refused})` }], expected);
  const faults = streamFaults(file, expected);
  if (faults.length > 0) throw failed(faults, expected);
  const seen = await lookAtClip(path, file, expected);
  const odd = suspicions(seen);
  const film = odd.length === 0 ? undefined : await lookAtFilm(expected);
  const found = contentFaults(seen, { expected, odd, film });
  if (found.length > 0) throw failed(found, expected);
  return checked(file, seen, odd);
}

function checked(file: ProbedFile, seen: Seen, odd: CheckedClip['asInFilm']): CheckedClip {
  const picture = streamsOf(file, 'video')[0];
  const sound = streamsOf(file, 'audio')[0];
  const contrast = textContrast(seen.text);
  const { integratedLufs = null, truePeakDbtp = null } = seen.loudness ?? {};
  return {
    durationSec: Number(picture?.duration),
    sizeBytes: Number(file.format.size),
    width: picture?.width ?? 0,
    height: picture?.height ?? 0,
    ...(sound === undefined
      ? {}
      : {
          soundStartSec: Number(sound.start_time ?? 0) - Number(picture?.start_time ?? 0),
          sound: { integratedLufs, truePeakDbtp },
        }),
    asInFilm: odd,
    ...(contrast === undefined ? {} : { textContrast: contrast }),
  };
}

function failed(faults: readonly Fault[], { film }: ClipExpectation): TerminalError | RetryableError {
  const what = faults.map((fault) => `${fault.check}: ${fault.what}`).join('; ');
  const name = film === undefined ? 'its film' : nameOf(film);
  const isShort = faults.some(({ check }) => check === 'streams' || check === 'length');
  const why = isShort
    ? `${name} is damaged there or ends before the length it states, get a complete copy of it`
    : `look at ${name} there, or report it`;
  const message = `the clip is not as ordered: ${why} (${what})`;
  // What was read over a network may have ended early although the film does not.
  if (isShort && film !== undefined && isRemote(film.input)) {
    return new RetryableError(message, { code: 'clip_check_failed' });
  }
  return new TerminalError('clip_check_failed', message);
}

/** A URL holds a signature: it is not for messages. */
function nameOf({ input, source }: NonNullable<ClipExpectation['film']>): string {
  return isRemote(input) ? source.uri : input;
}

async function lookAtClip(path: string, file: ProbedFile, expected: ClipExpectation): Promise<Seen> {
  const { fps, durationSec, burntCaptions, signal } = expected;
  const picture = streamsOf(file, 'video')[0];
  const { index = 0, width = 0, height = 0 } = picture ?? {};
  const at = burntCaptions === undefined ? undefined : captionMoment(await readFile(burntCaptions, 'utf8'));
  const lastFrame = Math.max(0, Math.round(durationSec * fps) - 1);
  const frame = Math.min(Math.floor((at ?? 0) * fps), lastFrame);
  return lookAt({
    ...{ input: path, durationSec, picture: index, fps, signal },
    sound: streamsOf(file, 'audio')[0]?.index,
    text:
      at === undefined || burntCaptions === undefined
        ? undefined
        : { assPath: burntCaptions, frame, width, height },
  });
}

/** The same second of the film, and the same stretch of its sound. */
async function lookAtFilm({ film, ...expected }: ClipExpectation): Promise<Seen | undefined> {
  if (film === undefined) return undefined;
  const { input, source, startSec } = film;
  return lookAt({
    ...{ input, startSec, durationSec: expected.durationSec, fps: expected.fps, signal: expected.signal },
    picture: source.video.index,
    sound: source.audio?.index,
    soundFilters: source.audio ? stereoMix(source.audio) : [],
  });
}
