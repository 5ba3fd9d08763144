import { describe, expect, test } from '@jest/globals';
import { encoderArguments } from './encoder-arguments.ts';
import { ENCODER_NAMES } from './video-encoder.ts';
import type { EncoderName } from './video-encoder.ts';

const argumentsFor = (name: EncoderName) =>
  encoderArguments({ name, rejected: [] }, { preset: 'fast', crf: 20, threads: 1 });

describe('preset and crf', () => {
  test('are words of x264 and pass to it as they are', () => {
    const { outputOptions } = argumentsFor('libx264');
    expect(outputOptions.join(' ')).toBe('-c:v libx264 -preset fast -crf 20 -threads 1 -profile:v high');
  });

  test.each(ENCODER_NAMES)('%s gets a quality of its own kind', (name) => {
    const { outputOptions } = argumentsFor(name);
    expect(outputOptions.slice(0, 2)).toEqual(['-c:v', name]);
    expect(outputOptions).toContain('20');
    expect(outputOptions.includes('-crf')).toBe(name === 'libx264');
  });

  test('VAAPI gets its device and its frames uploaded', () => {
    const { inputOptions, filters } = argumentsFor('h264_vaapi');
    expect(inputOptions).toContain('-vaapi_device');
    expect(filters).toEqual(['format=nv12', 'hwupload']);
  });
});
