import type { ClipRequested, Cue } from '@langflix/contracts';
import type {
  CheckedClip,
  EncoderDevice,
  Fallback,
  FrameWindow,
  RejectedEncoder,
  RenderReport,
} from '@langflix/media';
import type { EncodingProfile } from './content-key.ts';
import type { FilmSound } from './measured-sound.ts';

/** `<key>.json`: where a clip comes from and how it was made, enough to make it again. */
export interface Provenance {
  readonly version: 1;
  readonly contentKey: string;
  /** `measured` is what the check after the encode found. */
  readonly clip: FrameWindow & { readonly measured: CheckedClip };
  /** Loudness of the whole film, when it could be measured, and what was added to it. Absent without sound. */
  readonly sound?: { readonly film?: FilmSound['loudness']; readonly gainDb: number };
  readonly source: ClipRequested['source'];
  readonly languages: { readonly source: string; readonly target: string };
  readonly captions: ClipRequested['captions'];
  readonly analyzer: string;
  readonly analysis: ClipRequested['expression']['analysis'];
  /** Other expressions that the clip shows. */
  readonly companions?: readonly ClipRequested['expression']['analysis'][];
  /** The lines that the clip shows, in film time. */
  readonly cues: readonly Cue[];
  readonly encoding: EncodingProfile & {
    readonly ffmpeg: string;
    readonly device?: string;
    /** What was tried first and why it was given up. */
    readonly fallback?: Fallback;
    /** Encoders that would have been preferred and do not work on the machine. */
    readonly rejected: readonly RejectedEncoder[];
    /** ffmpeg's arguments, `{film}` and `{clip}` in the place of local paths and signed URLs. */
    readonly arguments: readonly string[];
  };
  readonly timings: { readonly encodeMs: number; readonly speed: number; readonly finishedAt: string };
}

export interface ProvenanceParts {
  readonly request: ClipRequested;
  readonly contentKey: string;
  readonly window: FrameWindow;
  readonly cues: readonly Cue[];
  readonly profile: EncodingProfile;
  readonly encoder: EncoderDevice;
  readonly fallback: Fallback | undefined;
  readonly rejected: readonly RejectedEncoder[];
  readonly sound: FilmSound;
  readonly gainDb: number;
  readonly ffmpegVersion: string;
  readonly rendered: RenderedClip;
  readonly finishedAt: Date;
}

interface RenderedClip {
  readonly report: RenderReport;
  readonly measured: CheckedClip;
  readonly input: string;
  readonly outputPath: string;
}

export function provenanceOf(parts: ProvenanceParts): Provenance {
  const { request, contentKey, window, cues, rendered, sound, gainDb } = parts;
  const { source, companions } = request;
  return {
    version: 1,
    contentKey,
    clip: { ...window, measured: rendered.measured },
    ...(source.audio === undefined ? {} : { sound: { film: sound.loudness, gainDb } }),
    source,
    languages: { source: request.sourceLanguage, target: request.targetLanguage },
    captions: request.captions,
    analyzer: request.analyzer,
    analysis: request.expression.analysis,
    ...(companions === undefined ? {} : { companions: companions.map(({ analysis }) => analysis) }),
    cues,
    encoding: encodingOf(parts),
    timings: timingsOf(parts),
  };
}

function encodingOf({ profile, encoder, fallback, rejected, ffmpegVersion, rendered }: ProvenanceParts) {
  return {
    ...profile,
    ffmpeg: ffmpegVersion,
    ...(encoder.device === undefined ? {} : { device: encoder.device }),
    ...(fallback === undefined ? {} : { fallback }),
    rejected,
    arguments: rendered.report.args.map((arg) => withoutPaths(arg, rendered)),
  };
}

function timingsOf({ rendered: { report }, finishedAt }: ProvenanceParts): Provenance['timings'] {
  return {
    encodeMs: report.encodeMs,
    speed: Math.round(report.speed * 100) / 100,
    finishedAt: finishedAt.toISOString(),
  };
}

function withoutPaths(arg: string, paths: RenderedClip): string {
  if (arg === paths.outputPath) return '{clip}';
  if (arg.endsWith(paths.input)) return arg === paths.input ? '{film}' : 'file:{film}';
  return arg.startsWith('file:') ? 'file:{captions}' : arg;
}
