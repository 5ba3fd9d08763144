import type { ClipRequested, Cue } from '@langflix/contracts';
import type { CheckedClip, FrameWindow, RenderReport, VideoEncoder } from '@langflix/media';
import type { EncodingProfile } from './content-key.ts';

/** `<key>.json`: where a clip comes from and how it was made, enough to make it again. */
export interface Provenance {
  readonly version: 1;
  readonly contentKey: string;
  readonly clip: FrameWindow & { readonly measured: CheckedClip };
  readonly source: ClipRequested['source'];
  readonly languages: { readonly source: string; readonly target: string };
  readonly captions: ClipRequested['captions'];
  readonly analyzer: string;
  readonly analysis: ClipRequested['expression']['analysis'];
  /** The lines that the clip shows, in film time. */
  readonly cues: readonly Cue[];
  readonly encoding: EncodingProfile & {
    readonly ffmpeg: string;
    readonly device?: string;
    /** ffmpeg's arguments, `{film}` and `{clip}` in the place of local paths. */
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
  readonly encoder: VideoEncoder;
  readonly ffmpegVersion: string;
  readonly rendered: { readonly report: RenderReport; readonly input: string; readonly outputPath: string };
  readonly measured: CheckedClip;
  readonly finishedAt: Date;
}

export function provenanceOf(parts: ProvenanceParts): Provenance {
  const { request, contentKey, window, cues, profile, encoder, ffmpegVersion, rendered, measured } = parts;
  const { report } = rendered;
  return {
    version: 1,
    contentKey,
    clip: { ...window, measured },
    source: request.source,
    languages: { source: request.sourceLanguage, target: request.targetLanguage },
    captions: request.captions,
    analyzer: request.analyzer,
    analysis: request.expression.analysis,
    cues,
    encoding: {
      ...profile,
      ffmpeg: ffmpegVersion,
      ...(encoder.device === undefined ? {} : { device: encoder.device }),
      arguments: report.args.map((arg) => withoutPaths(arg, rendered)),
    },
    timings: {
      encodeMs: report.encodeMs,
      speed: Math.round(report.speed * 100) / 100,
      finishedAt: parts.finishedAt.toISOString(),
    },
  };
}

function withoutPaths(arg: string, paths: { readonly input: string; readonly outputPath: string }): string {
  if (arg === paths.outputPath) return '{clip}';
  return arg.endsWith(paths.input) ? 'file:{film}' : arg;
}
