import { TerminalError } from '@langflix/contracts';
import type { MediaSource } from '@langflix/contracts';
import { unreachable } from '../remote-failure.ts';
import { chooseAudio } from './choose-audio.ts';
import { checkFirstFrame } from './check-first-frame.ts';
import { ffprobe } from './ffprobe.ts';
import type { ProbedFile, ProbedStream } from './ffprobe.ts';
import { explainRefusal } from './explain-refusal.ts';
import { filmLength } from './film-length.ts';
import { frameRateOf } from './frame-rate.ts';
import { pictureOf } from './picture.ts';
import { refuseUnplayable } from './refuse-unplayable.ts';

export interface ProbeOptions {
  /** How the film is named in events and messages. */
  readonly uri: string;
  readonly fingerprint: string;
  /** Language spoken in the subtitles, BCP 47: decides between sound tracks. Default: the file's default track. */
  readonly language?: string;
  readonly signal?: AbortSignal;
}

/** Part of every kept result's name: raised when the same film would be described otherwise, or refused. */
export const PROBE_VERSION = 1;

/**
 * What the encoder must know of a film, found by ffprobe and by decoding one frame.
 * @param input absolute local path, or a URL of the storage.
 * @throws TerminalError `video_unreadable`, `video_no_picture`, `video_encrypted`, `video_dolby_vision`,
 *   `video_no_duration` or `video_undecodable`, each naming the film and the remedy; `program_missing` without ffmpeg; RetryableError `source_unavailable`.
 */
export async function probeMedia(input: string, options: ProbeOptions): Promise<MediaSource> {
  const { uri, fingerprint, language, signal } = options;
  // People know a local film by its path; the URI spells many letters in percent signs.
  const name = uri.startsWith('file:') ? input : uri;
  const file = await ffprobe(input, signal);
  if ('refused' in file)
    throw file.isUnreachable ? unreachable(name, file.refused) : unreadable(name, file.refused);
  const stream = mainPicture(file, name);
  refuseUnplayable(file, stream, name);
  const length = filmLength(file, stream);
  if (length === undefined) throw noDuration(name);
  const format = file.format.format_name ?? 'unknown';
  const source = { uri, fingerprint, format, ...length, video: videoOf(stream, name) };
  await checkFirstFrame(input, { name, streamIndex: source.video.index, signal });
  const audio = chooseAudio(file.streams, language);
  return audio === undefined ? source : { ...source, audio: audioOf(audio) };
}

function unreadable(name: string, refused: string): TerminalError {
  const message = `${name} is no film that can be read (${explainRefusal(refused)}): check that it is a complete video file`;
  return new TerminalError('video_unreadable', message);
}

/** The film itself: not a cover picture, the default one if there are several. */
function mainPicture(file: ProbedFile, name: string): ProbedStream {
  const pictures = file.streams.filter(
    (stream) => stream.codec_type === 'video' && stream.disposition?.['attached_pic'] !== 1,
  );
  const main = pictures.find((stream) => stream.disposition?.['default'] === 1) ?? pictures[0];
  if (main) return main;
  const kindOf = ({ codec_type, disposition }: ProbedStream): string =>
    disposition?.['attached_pic'] === 1 ? 'a cover picture' : (codec_type ?? 'unknown data');
  const has = file.streams.map(kindOf).join(', ') || 'nothing';
  throw new TerminalError(
    'video_no_picture',
    `${name} holds no moving picture (it has: ${has}): name the film`,
  );
}

function noDuration(name: string): TerminalError {
  const remedy = 'repack it, for instance by `ffmpeg -i in -c copy out.mkv`';
  return new TerminalError('video_no_duration', `${name} does not say how long it is: ${remedy}`);
}

function videoOf(stream: ProbedStream, name: string): MediaSource['video'] {
  const picture = pictureOf(stream);
  const rate = frameRateOf(stream);
  if (!picture || !rate || stream.codec_name === undefined || stream.codec_name === 'unknown') {
    const message = `${name}: the picture's size, rate or codec is unknown to this ffmpeg; convert it to H.264 first`;
    throw new TerminalError('video_undecodable', message);
  }
  return {
    index: stream.index ?? 0,
    codec: stream.codec_name,
    ...picture,
    ...rate,
    ...(stream.pix_fmt === undefined ? {} : { pixelFormat: stream.pix_fmt }),
    ...(stream.color_transfer === undefined ? {} : { colorTransfer: stream.color_transfer }),
    interlaced: ['tt', 'bb', 'tb', 'bt'].includes(stream.field_order ?? ''),
  };
}

function audioOf(stream: ProbedStream): NonNullable<MediaSource['audio']> {
  const language = stream.tags?.['language'];
  return {
    index: stream.index ?? 0,
    codec: stream.codec_name ?? 'unknown',
    channels: stream.channels ?? 2,
    ...(language === undefined || language === 'und' ? {} : { language }),
  };
}
