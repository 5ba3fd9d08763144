/** What every request must pass, and what every answer carries. */
import type { Context, MiddlewareHandler } from 'hono';
import { ApiFailure } from './api-failure.ts';
import type { Gate } from './gate.ts';

/** The page is wholly made of its own files; it loads nothing from elsewhere and nobody frames it. */
const CONTENT_POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export const safeHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('content-security-policy', CONTENT_POLICY);
  c.header('x-content-type-options', 'nosniff');
  c.header('referrer-policy', 'no-referrer');
  c.header('cross-origin-resource-policy', 'same-origin');
  c.header('cross-origin-opener-policy', 'same-origin');
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
};

/** The page itself holds no secret and may be seen, or nobody could log in. */
export const mayAsk = (gate: Gate, isPublic: (path: string) => boolean): MiddlewareHandler =>
  async function guard(c, next) {
    const verdict = gate.check({
      host: c.req.header('host'),
      authorization: c.req.header('authorization'),
      cookie: c.req.header('cookie'),
    });
    if (verdict === 'wrong_host') {
      throw new ApiFailure(
        421,
        'wrong_host',
        'This address is served as 127.0.0.1 or localhost only: open it by that name.',
      );
    }
    if (verdict === 'login_needed' && !isPublic(c.req.path)) {
      throw new ApiFailure(
        401,
        'login_needed',
        'Give the token of monitoring.token, as a bearer token or by logging in.',
      );
    }
    await next();
  };

/**
 * Changes come from our own page or from a program, never from a form or script of another site: browsers name where a
 * request comes from, and do not send JSON to elsewhere without asking.
 */
export const onlyOwnChanges: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
  const site = c.req.header('sec-fetch-site');
  const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (isForeign || !isOwnOrigin(c)) {
    throw new ApiFailure(403, 'foreign_origin', 'Changes are taken from the dashboard itself only.');
  }
  const type = c.req.header('content-type');
  const hasBody = Number(c.req.header('content-length') ?? 0) > 0 || c.req.header('transfer-encoding');
  if (type === undefined ? hasBody : !/^application\/json\b/i.test(type)) {
    throw new ApiFailure(415, 'json_needed', 'Send the body as application/json.');
  }
  return next();
};

function isOwnOrigin(c: Context): boolean {
  const origin = c.req.header('origin');
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === c.req.header('host');
}
