import { contentHash } from '@langflix/contracts';
import type { ClipRequested } from '@langflix/contracts';
import { RENDER_VERSION } from '@langflix/media';
import type { EncoderDevice, FrameWindow, Quality } from '@langflix/media';
import type { ClipTexts } from './clip-texts.ts';

/** What a clip is encoded with. */
export interface EncodingProfile {
  /** ffmpeg's name of the encoder. */
  readonly encoder: string;
  readonly preset: string;
  readonly crf: number;
  /** On the scale of a hardware encoder. */
  readonly cq?: number;
}

/** What a clip is made of besides its request. */
export interface ClipMakings {
  readonly window: FrameWindow;
  readonly texts: ClipTexts;
  /** Decibels added to the film's sound. */
  readonly gainDb: number;
  readonly profile: EncodingProfile;
}

/** How a clip is encoded by this encoder. */
export function profileOf({ name }: EncoderDevice, { preset, crf, cq }: Quality): EncodingProfile {
  const isByDevice = name !== 'libx264' && cq !== undefined;
  return { encoder: name, preset, crf, ...(isByDevice ? { cq } : {}) };
}

/**
 * 32 hexadecimal digits that stand for everything a clip's files are made of: the film, the window, the text, the level
 * of the sound and the profile. Equal keys mean equal files, so a finished clip is found instead of made again.
 */
export function contentKey(request: ClipRequested, makings: ClipMakings): string {
  const { source, expression, companions = [] } = request;
  const { window, texts, gainDb, profile } = makings;
  const parts = [
    ...[
      'clip-files',
      RENDER_VERSION,
      source.fingerprint,
      source.video.index,
      source.audio?.index ?? 'silent',
    ],
    ...[
      window.startSec,
      window.endSec,
      ...[expression, ...companions].map(({ analysis }) => analysis.expression),
    ],
    ...[texts.isSoft ? 'soft' : (texts.ass ?? 'clean'), ...Object.entries(texts.vtt).flat()],
    ...[gainDb, profile.encoder, profile.preset, profile.crf, profile.cq ?? 'crf'],
  ];
  return contentHash(parts, 32);
}
