import { TerminalError } from '@langflix/contracts';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { join } from 'node:path';
import { fromFileUri, toFileUri } from './file-uri.ts';
import { joinUri } from './uri.ts';

const STRANGE = [
  'a b',
  'a#b',
  '100%',
  '%2F',
  "it's",
  '"quoted"',
  'a?b',
  '드라마',
  '-rf',
  '...',
  '~',
  'a\\b',
  'é',
  '😀',
  'a\nb',
  ' ',
];

/** Any file name that Linux takes and a string can hold. */
const fileName = fc
  .oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), fc.constantFrom(...STRANGE))
  .filter((name) => !/[/\0]/.test(name) && name !== '.' && name !== '..');

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof TerminalError) return error.code;
    throw error;
  }
  return 'none';
};

describe('a file URI', () => {
  test('leads back to the path it was made from, whatever the names', () => {
    fc.assert(
      fc.property(fc.array(fileName, { minLength: 1, maxLength: 4 }), (names) => {
        const path = `/${names.join('/')}`;
        expect(fromFileUri(toFileUri(path))).toBe(path);
      }),
    );
  });

  test('is one plain word, whatever the names', () => {
    fc.assert(
      fc.property(fileName, (name) => {
        expect(toFileUri(`/media/${name}`)).toMatch(/^file:\/\/\/media\/[\w%.~!$&()*+,;=:@[\]{}^|<>`-]+$/);
      }),
    );
  });

  test('joins names as single segments, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(fileName, { minLength: 1, maxLength: 3 }), (names) => {
        const folder = '/media/My Shows #1';
        expect(fromFileUri(joinUri(toFileUri(folder), ...names))).toBe(join(folder, ...names));
      }),
    );
  });

  test.each(['', '.', '..', 'a/b', '../x', 'a\0'])('refuses %j as a name to join', (name) => {
    expect(codeOf(() => joinUri('file:///media', name))).toBe('unsupported_uri');
  });

  test('joins the same way with and without a final slash, and at the root', () => {
    expect(joinUri('file:///media/', 'a')).toBe('file:///media/a');
    expect(joinUri('file:///media', 'a')).toBe('file:///media/a');
    expect(joinUri('file:///', 'a')).toBe('file:///a');
  });

  test.each([
    ['file:///media/a%20b.mp4', '/media/a b.mp4'],
    ['file:///media/a b.mp4', '/media/a b.mp4'],
    ['FILE:///media/a', '/media/a'],
    ['file:/media/a', '/media/a'],
    ['file://localhost/media/a', '/media/a'],
    ['file:///media/../etc/passwd', '/etc/passwd'],
    ['file:///media/%2e%2e/etc/passwd', '/etc/passwd'],
    ['file:///media//a', '/media/a'],
  ])('%s is %s', (uri, path) => {
    expect(fromFileUri(uri)).toBe(path);
  });

  test.each([
    'C:\\Videos\\a.mp4',
    '/media/a.mp4',
    'media/a.mp4',
    '',
    'https://example.org/a.mp4',
    's3://bucket/a.mp4',
    'file://server/share/a.mp4',
    'file://C:/a.mp4',
    'file:a.mp4',
    'file:///media/a%2Fb',
    'file:///media/a%00b',
    'file:///media/100%',
    'file:///media/a#b',
    'file:///media/a#',
    'file:///media/a?b',
    'file:///media\\a',
    'file:///media/a ',
    'file:///media/a\nb',
  ])('%j is refused', (uri) => {
    expect(codeOf(() => fromFileUri(uri))).toBe('unsupported_uri');
  });

  test('names the scheme that is not served', () => {
    expect(() => fromFileUri('s3://bucket/a.mp4')).toThrow('"s3://bucket/a.mp4" has the scheme "s3"');
  });

  test.each(['a.mp4', './a', '', '/a\0b'])('cannot be made of %j', (path) => {
    expect(codeOf(() => toFileUri(path))).toBe('unsupported_uri');
  });
});
