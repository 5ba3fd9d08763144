import { expect, test } from '@jest/globals';
import { asUri, submissionOf } from './submission.ts';

test('what is left empty is left out, and numbers are numbers', () => {
  const fields = [
    ['video', ' /media/Corner Shop.mp4 '],
    ['subtitles', ''],
    ['targetLanguage', 'ko'],
    ['maxClips', '5'],
  ] as const;
  expect(submissionOf(fields)).toEqual({
    video: 'file:///media/Corner%20Shop.mp4',
    targetLanguage: 'ko',
    maxClips: 5,
  });
});

test.each([
  ['/media/100% true #1.mp4', 'file:///media/100%25%20true%20%231.mp4'],
  ['s3://bucket/film.mp4', 's3://bucket/film.mp4'],
  ['file:///media/a.mp4', 'file:///media/a.mp4'],
])('%s is given as %s', (text, uri) => {
  expect(asUri(text)).toBe(uri);
});
