import { clipIdOf } from '@langflix/contracts';
import type { ClipFinished, ClipRequested, EncodedClip } from '@langflix/contracts';
import { aGroundedExpression } from './dialogue.ts';
import { aMediaSource } from './sample-media-source.ts';
import { A_JOB } from './sample-job.ts';

/** The clip id follows from job and expression unless given. */
export function aClipRequested(override: Partial<ClipRequested> = {}): ClipRequested {
  const job = override.job ?? A_JOB;
  const expression = override.expression ?? aGroundedExpression();
  return {
    job,
    clip: clipIdOf(job, expression.analysis.expression),
    chunk: 0,
    expression,
    source: aMediaSource(),
    sourceLanguage: 'en',
    targetLanguage: 'ko',
    captions: 'burn',
    analyzer: 'offline',
    store: 'file:///out/.langflix/clips',
    ...override,
  };
}

/** The encoded side of a clip's outcome. */
export function anEncodedClip(override: Partial<EncodedClip> = {}): EncodedClip {
  const contentKey = override.contentKey ?? '9e4b1c70d2a8f635';
  const file = (ending: string): string => `file:///out/.langflix/clips/${contentKey}.${ending}`;
  return {
    status: 'encoded',
    contentKey,
    videoUri: file('mp4'),
    provenanceUri: file('json'),
    captionUris: { en: file('en.vtt'), ko: file('ko.vtt') },
    startSec: 64.95,
    endSec: 75.55,
    durationSec: 10.6,
    sizeBytes: 1_480_233,
    width: 1280,
    height: 720,
    encoder: 'libx264',
    reused: false,
    encodeMs: 2_140,
    ...override,
  };
}

export function aClipFinished(override: Partial<ClipFinished> = {}): ClipFinished {
  const job = override.job ?? A_JOB;
  return { job, clip: clipIdOf(job, 'call it a day'), outcome: anEncodedClip(), ...override };
}
