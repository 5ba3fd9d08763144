import { TerminalError } from '@langflix/contracts';
import { explainRefusal } from '../probe/explain-refusal.ts';
import { unreachable } from '../remote-failure.ts';
import { ffprobe } from '../probe/ffprobe.ts';
import type { ProbedStream } from '../probe/ffprobe.ts';
import { formOf } from './text-codecs.ts';
import type { TrackForm } from './text-codecs.ts';

/** A subtitle stream of a film, as its container describes it. */
export interface SubtitleTrack {
  /** Index of the stream in the file, as ffprobe counts: over all kinds, from 0. */
  readonly stream: number;
  /** ffmpeg's name, e.g. `subrip`. */
  readonly codec: string;
  readonly form: TrackForm;
  /** As the container says it, e.g. `eng`; absent when it does not. */
  readonly language?: string;
  readonly title?: string;
  readonly isDefault: boolean;
  /** Only what must be translated for viewers who know the language: signs, foreign lines. */
  readonly isForced: boolean;
  /** Talks about the film, or describes the picture. */
  readonly isCommentary: boolean;
  /** Sounds and speakers are written too. */
  readonly isForHardOfHearing: boolean;
}

const SAYS_FORCED = /\b(?:forced|signs?|foreign|songs?)\b/i;
const SAYS_COMMENTARY = /comment|descri(?:bed|ption|ptive)|해설/i;
const SAYS_HARD_OF_HEARING = /\b(?:sdh|cc|hi)\b|hearing|captions?\b/i;

/**
 * The subtitle streams of a film in the order of the file; [] when it has none.
 * @param input absolute local path, or a URL of the storage
 * @throws TerminalError `video_unreadable` that names the file
 */
export async function listSubtitleTracks(
  input: string,
  options: {
    readonly signal?: AbortSignal | undefined;
    /** Names the film in messages. Default: `input`. */
    readonly name?: string;
  } = {},
): Promise<readonly SubtitleTrack[]> {
  const file = await ffprobe(input, options.signal);
  if ('refused' in file) {
    const { name = input } = options;
    if (file.isUnreachable) throw unreachable(name, file.refused);
    const message = `${name} is no film that can be read (${explainRefusal(file.refused)}): check that it is a complete video file`;
    throw new TerminalError('video_unreadable', message);
  }
  return file.streams.filter(({ codec_type }) => codec_type === 'subtitle').map(trackOf);
}

function trackOf(stream: ProbedStream): SubtitleTrack {
  const { index = 0, codec_name: codec = 'unknown', tags = {}, disposition = {} } = stream;
  const { language, title } = tags;
  const is = (...kinds: readonly string[]): boolean => kinds.some((kind) => disposition[kind] === 1);
  const says = (pattern: RegExp): boolean => pattern.test(title ?? '');
  return {
    ...{ stream: index, codec, form: formOf(codec) },
    ...(language === undefined || language === 'und' ? {} : { language }),
    ...(title === undefined ? {} : { title }),
    isDefault: is('default'),
    isForced: is('forced') || says(SAYS_FORCED),
    isCommentary: is('comment', 'visual_impaired', 'descriptions') || says(SAYS_COMMENTARY),
    isForHardOfHearing: is('hearing_impaired', 'captions') || says(SAYS_HARD_OF_HEARING),
  };
}
