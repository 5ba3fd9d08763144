/** Films whose sound has speech at known times, and films with subtitle tracks inside. */
import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { SOUND_RATE, makeSpeechSound } from './speech-sound.ts';
import type { SpeechSoundOptions } from './speech-sound.ts';

const execute = promisify(execFile);
const QUIET = ['-nostdin', '-v', 'error', '-y'];

export interface SpeechFilmOptions extends SpeechSoundOptions {
  /** The extension decides the container. */
  readonly path: string;
  /** Of the first frame; Matroska and MPEG-TS keep it. Default 0. */
  readonly startSec?: number;
  /** True: a picture that moves, for films that clips are cut from. Default: a still one, which is made sooner. */
  readonly moving?: boolean;
}

/** Makes a film with a tiny picture and the sound of `makeSpeechSound`; returns its path. */
export async function makeSpeechFilm(options: SpeechFilmOptions): Promise<string> {
  return filmOf(makeSpeechSound(options), options);
}

/** The same with a sound of your own, 16-bit mono at SOUND_RATE. */
export async function filmOf(
  sound: Int16Array,
  { path, startSec = 0, moving = false }: Pick<SpeechFilmOptions, 'path' | 'startSec' | 'moving'>,
): Promise<string> {
  const raw = `${path}.s16`;
  await writeFile(raw, new Uint8Array(sound.buffer, sound.byteOffset, sound.byteLength));
  const durationSec = sound.length / SOUND_RATE;
  const picture = moving
    ? `testsrc2=s=320x180:r=12:d=${durationSec}`
    : `color=c=gray:s=256x144:r=2:d=${durationSec}`;
  await execute('ffmpeg', [
    ...[...QUIET, '-f', 'lavfi', '-i', picture],
    ...['-f', 's16le', '-ar', String(SOUND_RATE), '-ac', '1', '-i', raw],
    // Few frames and sound as it is: half an hour of it is made in seconds.
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-threads', '1'],
    ...['-c:a', 'flac', '-strict', '-2'],
    ...(startSec === 0 ? [] : ['-output_ts_offset', String(startSec), '-avoid_negative_ts', '0']),
    path,
  ]).finally(() => rm(raw, { force: true }));
  return path;
}

export interface EmbeddedTrack {
  /** A subtitle file that ffmpeg can read. */
  readonly path: string;
  /** ffmpeg's name, e.g. `subrip`, `ass`, `mov_text`, `webvtt`, `dvd_subtitle`. */
  readonly codec: string;
  readonly language?: string;
  readonly title?: string;
  /** ffmpeg's names, e.g. `forced`, `default+hearing_impaired`. Default none. */
  readonly disposition?: string;
}

/** The same film in a new file with subtitle tracks inside: streams 2, 3 ... of a film with one picture and one sound. */
export async function embedSubtitles(
  film: string,
  output: string,
  tracks: readonly EmbeddedTrack[],
): Promise<string> {
  await execute('ffmpeg', [
    ...[...QUIET, '-copyts', '-i', film, ...tracks.flatMap(({ path }) => ['-i', path])],
    ...['-map', '0', ...tracks.flatMap((_, i) => ['-map', `${i + 1}:s`]), '-c', 'copy'],
    ...tracks.flatMap(({ codec, language, title, disposition }, i) => [
      ...[`-c:s:${i}`, codec, `-disposition:s:${i}`, disposition ?? '0'],
      ...(language === undefined ? [] : [`-metadata:s:s:${i}`, `language=${language}`]),
      ...(title === undefined ? [] : [`-metadata:s:s:${i}`, `title=${title}`]),
    ]),
    output,
  ]);
  return output;
}
