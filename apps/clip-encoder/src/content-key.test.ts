import { describe, expect, test } from '@jest/globals';
import type { ClipRequested } from '@langflix/contracts';
import { aClipRequested, aGroundedExpression, aMediaSource } from '@langflix/testing';
import { contentKey } from './content-key.ts';

const made = {
  window: { startSec: 1, endSec: 3, durationSec: 2, frames: 48 },
  texts: { ass: '[Events]', isSoft: false, vtt: { en: 'WEBVTT', ko: 'WEBVTT' } },
  gainDb: 3.5,
  profile: { encoder: 'libx264', preset: 'fast', crf: 23 },
};
const keyOf = (override: Partial<ClipRequested> = {}, change: Partial<typeof made> = {}): string =>
  contentKey(aClipRequested(override), { ...made, ...change });

describe('the content key', () => {
  test('is the same for the same clip, whichever job asks for it', () => {
    expect(keyOf()).toMatch(/^[0-9a-f]{32}$/);
    expect(keyOf({ job: 'another', clip: 'another', analyzer: 'gemini:x', chunk: 7 })).toBe(keyOf());
  });

  test.each([
    ['film', keyOf({ source: aMediaSource({ fingerprint: 'another' }) })],
    ['sound track', keyOf({ source: aMediaSource({ audio: { index: 2, codec: 'aac', channels: 2 } }) })],
    ['expression', keyOf({ expression: aGroundedExpression({ analysis: { expression: 'soup' } }) })],
    ['window', keyOf({}, { window: { ...made.window, endSec: 4 } })],
    ['burnt text', keyOf({}, { texts: { ...made.texts, ass: '[Events] other' } })],
    ['captions', keyOf({}, { texts: { ...made.texts, vtt: { ...made.texts.vtt, ko: 'WEBVTT other' } } })],
    ['burnt or soft text', keyOf({}, { texts: { ...made.texts, isSoft: true } })],
    ['level', keyOf({}, { gainDb: 3.6 })],
    ['profile', keyOf({}, { profile: { ...made.profile, crf: 20 } })],
    ['companions', keyOf({ companions: [aGroundedExpression()] })],
  ])('changes with the %s', (_what, key) => {
    expect(key).not.toBe(keyOf());
  });
});
