import { describe, expect, test } from '@jest/globals';
import { encoderArguments } from './encoder-arguments.ts';
import { ENCODER_NAMES } from './video-encoder.ts';
import type { EncoderName } from './video-encoder.ts';

const argumentsFor = (name: EncoderName) =>
  encoderArguments({ name }, { preset: 'fast', crf: 20, threads: 1 });

describe('preset and crf', () => {
  test('are words of x264 and pass to it as they are', () => {
    const { outputOptions } = argumentsFor('libx264');
    expect(outputOptions.join(' ')).toBe('-c:v libx264 -preset fast -crf 20 -threads 1 -profile:v high');
  });

  test.each(ENCODER_NAMES)('%s gets a quality of its own kind', (name) => {
    const { outputOptions } = argumentsFor(name);
    expect(outputOptions.slice(0, 2)).toEqual(['-c:v', name]);
    // VideoToolbox counts upwards.
    expect(outputOptions).toContain(name === 'h264_videotoolbox' ? '65' : '20');
    expect(outputOptions.includes('-crf')).toBe(name === 'libx264');
  });

  test('a quality on the scale of the device goes to devices only', () => {
    const quality = { preset: 'fast', crf: 20, cq: 27, threads: 1 };
    const optionsOf = (name: EncoderName) => encoderArguments({ name }, quality).outputOptions.join(' ');
    expect(optionsOf('h264_nvenc')).toContain('-cq 27 -b:v 0');
    expect(optionsOf('h264_qsv')).toContain('-global_quality 27');
    expect(optionsOf('h264_vaapi')).toContain('-qp 27');
    expect(optionsOf('libx264')).toContain('-crf 20');
  });

  test('each device is named in the way of its encoder', () => {
    const quality = { preset: 'fast', crf: 20, threads: 1 };
    const node = '/dev/dri/renderD129';
    expect(encoderArguments({ name: 'h264_nvenc', device: '1' }, quality).outputOptions).toContain('-gpu');
    expect(encoderArguments({ name: 'h264_qsv', device: node }, quality).inputOptions).toEqual([
      '-qsv_device',
      node,
    ]);
    expect(encoderArguments({ name: 'h264_vaapi', device: node }, quality).inputOptions).toContain(node);
  });

  test('VAAPI gets its device and its frames uploaded', () => {
    const { inputOptions, filters } = argumentsFor('h264_vaapi');
    expect(inputOptions).toContain('-vaapi_device');
    expect(filters).toEqual(['format=nv12', 'hwupload']);
  });
});
