import { describe, expect, test } from '@jest/globals';
import { COOKIE, createGate } from './gate.ts';
import type { AskedBy } from './gate.ts';

const token = 'correct horse battery staple';
const aRequest = (override: Partial<AskedBy> = {}): AskedBy => ({
  ...{ host: '127.0.0.1:4280', authorization: undefined, cookie: undefined },
  ...override,
});

describe('without a token', () => {
  test.each(['127.0.0.1', 'localhost', '::1', '127.8.8.8'])('%s is served', (host) => {
    expect(createGate({ host, token: undefined }).check(aRequest())).toBe('ok');
  });

  test.each(['0.0.0.0', '10.0.0.7', 'example.com', '::', '127.0.0.1.example.com'])(
    'a service on %s refuses to start, and says what to set',
    (host) => {
      expect(() => createGate({ host, token: undefined })).toThrow(/monitoring\.token/);
    },
  );

  test.each([
    ['localhost', 'ok'],
    ['LOCALHOST:80', 'ok'],
    ['[::1]:4280', 'ok'],
    ['evil.example', 'wrong_host'],
    ['127.0.0.1.evil.example:4280', 'wrong_host'],
    ['localhost.evil.example', 'wrong_host'],
    [undefined, 'wrong_host'],
  ])('a request that names %s is %s: a name of somebody else may point here', (host, verdict) => {
    expect(createGate({ host: '127.0.0.1', token: undefined }).check(aRequest({ host }))).toBe(verdict);
  });
});

describe('with a token', () => {
  const gate = createGate({ host: '0.0.0.0', token });

  test('everybody needs it, as a bearer token or by the cookie of a login', () => {
    const session = gate.login(token) as { cookie: string };
    expect(session.cookie).not.toContain(token);
    expect(gate.check(aRequest())).toBe('login_needed');
    expect(gate.check(aRequest({ cookie: `a=b; ${COOKIE}=${session.cookie}; c=d` }))).toBe('ok');
    expect(gate.check(aRequest({ cookie: `${COOKIE}=${token}` }))).toBe('login_needed');
  });

  test.each([
    ['Bearer 0123456789abcdef', 'ok'],
    ['bearer 0123456789abcdef', 'ok'],
    ['Bearer 0123456789abcdeF', 'login_needed'],
    ['Bearer', 'login_needed'],
    ['Basic 0123456789abcdef', 'login_needed'],
  ])('"%s" is %s', (authorization, verdict) => {
    const plain = createGate({ host: '0.0.0.0', token: '0123456789abcdef' });
    expect(plain.check(aRequest({ authorization }))).toBe(verdict);
  });

  test('guessing is slowed down', () => {
    let nowMs = 0;
    const slow = createGate({ host: '0.0.0.0', token }, () => nowMs);
    for (let i = 0; i < 10; i++) expect(slow.login('guess')).toBe('wrong');
    expect(slow.login(token)).toBe('later');
    nowMs += 60_000;
    expect(slow.login(token)).toHaveProperty('cookie');
  });

  test('a short one is refused', () => {
    expect(() => createGate({ host: '127.0.0.1', token: 'short' })).toThrow(/16 characters/);
  });
});
