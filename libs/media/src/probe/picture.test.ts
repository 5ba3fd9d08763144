import { describe, expect, test } from '@jest/globals';
import { evenSize, pictureOf } from './picture.ts';

describe('the picture of a film', () => {
  test('has square pixels', () => {
    expect(pictureOf({ width: 720, height: 576, sample_aspect_ratio: '16:11' })).toMatchObject({
      width: 1047,
      height: 576,
    });
  });

  test('stands upright', () => {
    expect(pictureOf({ width: 1920, height: 1080, side_data_list: [{ rotation: -90 }] })).toMatchObject({
      width: 1080,
      height: 1920,
    });
    expect(pictureOf({ width: 4, height: 2, tags: { rotate: '180' } })).toMatchObject({
      width: 4,
      height: 2,
    });
  });

  test.each(['0:1', 'N/A', '1:1000'])('counts as square when its aspect is %s', (sample_aspect_ratio) => {
    expect(pictureOf({ width: 4, height: 2, sample_aspect_ratio })).toEqual({
      width: 4,
      height: 2,
      sampleAspectRatio: 1,
    });
  });

  test('is cut to even numbers for the encoder, and never to nothing', () => {
    expect(evenSize({ width: 853, height: 480 })).toEqual({ width: 852, height: 480 });
    expect(evenSize({ width: 1, height: 1 })).toEqual({ width: 2, height: 2 });
  });
});
