import { contentHash } from '@langflix/contracts';
import type { ClipRequested } from '@langflix/contracts';
import { RENDER_VERSION } from '@langflix/media';
import type { FrameWindow } from '@langflix/media';
import type { ClipTexts } from './clip-texts.ts';

/** What a clip is encoded with. */
export interface EncodingProfile {
  /** ffmpeg's name of the encoder. */
  readonly encoder: string;
  readonly preset: string;
  readonly crf: number;
}

/**
 * 32 hexadecimal digits that stand for everything a clip's files are made of: the film, the window, the text and the
 * profile. Equal keys mean equal files, so a finished clip is found instead of made again.
 */
export function contentKey(
  request: ClipRequested,
  made: { readonly window: FrameWindow; readonly texts: ClipTexts; readonly profile: EncodingProfile },
): string {
  const { source, expression } = request;
  const { window, texts, profile } = made;
  const parts = [
    ...[
      'clip-files',
      RENDER_VERSION,
      source.fingerprint,
      source.video.index,
      source.audio?.index ?? 'silent',
    ],
    ...[window.startSec, window.endSec, expression.analysis.expression, texts.ass ?? 'clean'],
    ...Object.entries(texts.vtt).flat(),
    ...[profile.encoder, profile.preset, profile.crf],
  ];
  return contentHash(parts, 32);
}
