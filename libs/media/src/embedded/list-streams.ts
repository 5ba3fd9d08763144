import { explainRefusal } from '../probe/explain-refusal.ts';
import { ffprobe } from '../probe/ffprobe.ts';
import type { ProbedStream } from '../probe/ffprobe.ts';

/** What there is in a film, for people to look at. */
export interface FilmStream {
  readonly stream: number;
  readonly kind: 'video' | 'audio' | 'subtitle' | 'other';
  readonly codec: string;
  /** As the container says it. */
  readonly language?: string;
  readonly title?: string;
  readonly channels?: number;
  readonly width?: number;
  readonly height?: number;
  /** Set in the file, ffmpeg's names: `default`, `forced`, `comment` ... */
  readonly dispositions: readonly string[];
}

/** All streams in the order of the file; the reason in words where it is no film. */
export async function listStreams(
  input: string,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<readonly FilmStream[] | { readonly refused: string }> {
  const file = await ffprobe(input, options.signal);
  return 'refused' in file ? { refused: explainRefusal(file.refused) } : file.streams.map(streamOf);
}

function streamOf(stream: ProbedStream): FilmStream {
  const { index = 0, codec_type, codec_name = 'unknown', tags = {}, disposition = {} } = stream;
  const { language, title } = tags;
  const { channels, width, height } = stream;
  return {
    ...{ stream: index, kind: kindOf(codec_type), codec: codec_name },
    ...(language === undefined || language === 'und' ? {} : { language }),
    ...(title === undefined ? {} : { title }),
    ...(channels === undefined ? {} : { channels }),
    ...(width === undefined || height === undefined ? {} : { width, height }),
    dispositions: Object.keys(disposition).filter((name) => disposition[name] === 1),
  };
}

function kindOf(type: string | undefined): FilmStream['kind'] {
  return type === 'video' || type === 'audio' || type === 'subtitle' ? type : 'other';
}
