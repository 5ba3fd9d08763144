import { extname } from 'node:path';
import type { FfmpegInput } from '../ffmpeg-arguments.ts';
import { inputUrl } from '../input-guards.ts';
import { mp4Language } from '../probe/language.ts';

/** Captions to carry along as a subtitle track. */
export interface SoftCaptions {
  /** Absolute local path of an SRT or WebVTT file in UTF-8, times from the clip's start. */
  readonly path: string;
  /** BCP 47. */
  readonly language: string;
  /** What players list it as. */
  readonly title: string;
}

/** The files as inputs of ffmpeg, after the film. */
export function captionInputs(captions: readonly SoftCaptions[]): readonly FfmpegInput[] {
  return captions.map(({ path }) => ({
    inputOptions: ['-protocol_whitelist', 'file', '-f', extname(path) === '.vtt' ? 'webvtt' : 'srt'],
    input: inputUrl(path),
  }));
}

/**
 * One mov_text track each, with language and name. The first is the default: players that show subtitles unasked show
 * the language that is spoken, the others are a choice in the menu. `-sn` when there are none.
 */
export function captionOptions(captions: readonly SoftCaptions[]): readonly string[] {
  if (captions.length === 0) return ['-sn'];
  const tracks = captions.flatMap(({ language, title }, track) => [
    ...['-map', `${track + 1}:0`, `-metadata:s:s:${track}`, `language=${mp4Language(language)}`],
    // Players read the one or the other.
    ...[`-metadata:s:s:${track}`, `title=${title}`, `-metadata:s:s:${track}`, `handler_name=${title}`],
    ...[`-disposition:s:${track}`, track === 0 ? 'default' : '0'],
  ]);
  return [...tracks, '-c:s', 'mov_text'];
}
