/** Who may ask: everybody on this machine, elsewhere who knows the token. */
import { TerminalError } from '@langflix/contracts';
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export interface Gate {
  /** May this request be answered? A code where not. */
  check(request: AskedBy): 'ok' | 'wrong_host' | 'login_needed';
  /** Value of the cookie when the token is right. `later` when it was guessed too often. */
  login(token: string): { readonly cookie: string } | 'wrong' | 'later';
}

export interface AskedBy {
  readonly host: string | undefined;
  readonly authorization: string | undefined;
  readonly cookie: string | undefined;
}

export const COOKIE = 'langflix_session';
export const SHORTEST_TOKEN = 16;
const MAX_WRONG = 10;
const WRONG_WINDOW_MS = 60_000;

/**
 * Without a token only loopback is served, and only to requests that name it: a web page elsewhere can make a browser
 * send requests to 127.0.0.1 under a name of its own (DNS rebinding). With a token every request needs it, as a bearer
 * token or by the cookie of a login; the cookie is derived from the token, so a new token ends all sessions.
 * @throws TerminalError `token_missing` | `token_too_short`
 */
export function createGate(
  { host, token }: { readonly host: string; readonly token: string | undefined },
  now: () => number = Date.now,
): Gate {
  if (token === undefined) return openGate(host);
  if (token.length < SHORTEST_TOKEN) {
    throw new TerminalError(
      'token_too_short',
      `monitoring.token must have ${SHORTEST_TOKEN} characters or more: take a random one`,
    );
  }
  const session = createHmac('sha256', token).update('langflix dashboard session').digest('hex');
  let wrong: readonly number[] = [];
  return {
    check({ authorization, cookie }) {
      const bearer = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
      if (bearer !== undefined && isSame(bearer, token)) return 'ok';
      return isSame(cookieOf(cookie) ?? '', session) ? 'ok' : 'login_needed';
    },
    login(given) {
      wrong = wrong.filter((at) => now() - at < WRONG_WINDOW_MS);
      if (wrong.length >= MAX_WRONG) return 'later';
      if (isSame(given, token)) return { cookie: session };
      wrong = [...wrong, now()];
      return 'wrong';
    },
  };
}

function openGate(host: string): Gate {
  if (!isLoopback(host)) {
    throw new TerminalError(
      'token_missing',
      `the dashboard is to be served on ${host}, which others can reach: set monitoring.token ` +
        '(LANGFLIX_MONITORING_TOKEN), or monitoring.host to 127.0.0.1',
    );
  }
  return {
    check: (request) => (isLoopback(nameOf(request.host)) ? 'ok' : 'wrong_host'),
    login: () => ({ cookie: '' }),
  };
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Without the port and the brackets of an IPv6 address. */
function nameOf(hostHeader = ''): string {
  return hostHeader
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
}

function cookieOf(header = ''): string | undefined {
  const pairs = header.split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === COOKIE)?.[1];
}

/** Takes the same time however much of it is right. */
function isSame(given: string, wanted: string): boolean {
  const [a, b] = [given, wanted].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
