import { describe, expect, test } from '@jest/globals';
import { inputGuards, inputUrl, isRemote } from './input-guards.ts';
import { remoteFailure } from './remote-failure.ts';

const URL_OF_FILM = 'https://films.s3.eu-west-1.amazonaws.com/a.mp4?X-Amz-Signature=abc&X-Amz-Credential=key';

/** The value that follows an option. */
const valueOf = (name: string, args: readonly string[]): string | undefined => args[args.indexOf(name) + 1];

describe('what ffmpeg may open', () => {
  test('is one local file, and no network', () => {
    for (const path of ['/media/a.mp4', '-rf', 'https:/x', 'concat:a|b', '/media/https://x.mp4']) {
      expect([inputUrl(path), isRemote(path)]).toEqual([`file:${path}`, false]);
      expect(valueOf('-protocol_whitelist', inputGuards(path))).toBe('file');
    }
  });

  test('is a URL of the storage without local files, redirects or an unknown certificate', () => {
    const guards = inputGuards(URL_OF_FILM);
    expect(inputUrl(URL_OF_FILM)).toBe(URL_OF_FILM);
    expect(valueOf('-protocol_whitelist', guards)).toBe('https,tls,tcp');
    expect(valueOf('-max_redirects', guards)).toBe('0');
    expect(valueOf('-tls_verify', guards)).toBe('1');
    expect(valueOf('-protocol_whitelist', inputGuards('http://127.0.0.1:9000/a'))).toBe('http,tcp');
    expect(valueOf('-format_whitelist', guards)).toBe(valueOf('-format_whitelist', inputGuards('/a.mp4')));
  });
});

describe('a run that failed on its way to a film', () => {
  const from = { uri: 's3://films/a.mp4', input: URL_OF_FILM };

  test.each([
    '[https @ 0x55d0c0] Stream ends prematurely at 1048576, should be 443887824',
    `${URL_OF_FILM}: Server returned 5XX Server Error reply`,
    `[https @ 0x1] HTTP error 403 Forbidden\n${URL_OF_FILM}: Server returned 403 Forbidden (access denied)`,
    '[tcp @ 0x55] Connection to tcp://10.0.0.1:443 failed: Connection refused',
  ])('is worth another try, and its URL is not told: %s', (stderr) => {
    const failure = remoteFailure(stderr, from);
    expect(failure).toMatchObject({ code: 'source_unavailable', message: expect.stringContaining(from.uri) });
    expect(failure?.message).not.toMatch(/X-Amz|abc|key/);
  });

  test('is told apart from one that failed on the film, and from any with a local film', () => {
    expect(remoteFailure('[mov @ 0x1] moov atom not found', from)).toBeUndefined();
    expect(remoteFailure('Input/output error', { ...from, input: '/media/a.mp4' })).toBeUndefined();
  });
});
