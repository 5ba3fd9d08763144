import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { resolveInsideRoots } from '../resolve-inside-roots.ts';
import { describeUri, folderOf, isInside, joinUri, nameOf, toUri } from '../uri.ts';
import { fromS3Uri, toS3Uri } from './s3-uri.ts';

const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((text) => !/[/\\\p{Cc}]|^\.{1,2}$/u.test(text) && text.isWellFormed());

describe('an s3:// URI', () => {
  test('names its object whatever that is called', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (names) => {
        const uri = toS3Uri({ bucket: 'my-films', key: names.join('/') });
        expect(uri).toMatch(/^s3:\/\/my-films(\/[^/?#\s'!()*]+)+$/);
        expect(fromS3Uri(uri)).toEqual({ bucket: 'my-films', key: names.join('/') });
        expect(joinUri('s3://my-films', ...names)).toBe(uri);
        expect([nameOf(uri), folderOf(uri)]).toEqual([
          names.at(-1),
          toS3Uri({ bucket: 'my-films', key: names.slice(0, -1).join('/') }),
        ]);
      }),
    );
  });

  test('may be written without escapes, and with a slash at its end for a folder', () => {
    expect(fromS3Uri('s3://films/a b/드라마.mp4')).toEqual({ bucket: 'films', key: 'a b/드라마.mp4' });
    expect([toUri('s3://films/a b/'), toUri('S3://films/')]).toEqual(['s3://films/a%20b', 's3://films']);
    expect(describeUri('s3://films/a%20b')).toBe('s3://films/a b');
  });

  test.each([
    's3://films/../secret/a.mp4',
    's3://films/a/%2e%2e/b.mp4',
    's3://films/a//b.mp4',
    's3://films/a%2Fb.mp4',
    's3://films/a?versionId=1',
    's3://films/a#track=1',
    's3://films/%zz',
    's3://films/a%00',
    's3:///a.mp4',
    's3://a/b',
    's3://user:password@films/a',
    's3://films:9000/a',
    's3://arn:aws:s3:us-east-1:1:accesspoint/x/a',
    's3://169.254.169.254#/a',
    `s3://films/${'x'.repeat(1025)}`,
  ])('is refused as %s', (uri) => {
    expect(() => fromS3Uri(uri)).toThrow(expect.objectContaining({ code: 'unsupported_uri' }));
  });
});

describe('a bucket that may be read', () => {
  const roots = ['/media', 's3://films/shows', 's3://archive'];

  test.each(['s3://films/shows/a.mp4', 's3://archive/b.mp4', 's3://films/shows/x/%20a.mp4'])(
    'holds %s',
    async (uri) => {
      expect(await resolveInsideRoots(uri, roots)).toBe(uri);
    },
  );

  test.each(['s3://films/a.mp4', 's3://films/shows2/a.mp4', 's3://archive2/a', 's3://other/shows/a'])(
    'does not hold %s, and the message names what it may be',
    async (uri) => {
      const refused = resolveInsideRoots(uri, roots);
      await expect(refused).rejects.toMatchObject({ code: 'outside_media_roots' });
      await expect(resolveInsideRoots(uri, roots)).rejects.toThrow(/s3:\/\/films\/shows.*storage\.s3_roots/);
    },
  );

  test('is none where none is set, and no folder is a bucket', async () => {
    await expect(resolveInsideRoots('s3://films/a', ['/media'])).rejects.toThrow('none is set');
    await expect(resolveInsideRoots('file:///etc/passwd', ['s3://etc-files'])).rejects.toThrow('none is set');
  });
});

test('what lies inside a folder is told by whole names', () => {
  expect(isInside('s3://films/a/b', 's3://films/a')).toBe(true);
  expect(isInside('s3://films/a', 's3://films')).toBe(true);
  expect(isInside('s3://films/ab', 's3://films/a')).toBe(false);
  expect(isInside('file:///films/a', 's3://films')).toBe(false);
  expect(isInside('file:///out/a/../../etc', 'file:///out')).toBe(false);
  expect(isInside('file:///a', 'file:///')).toBe(true);
});
