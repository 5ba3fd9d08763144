import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Route } from '../health-server.ts';
import { takeCpuProfile, takeHeapSnapshot } from './take-profile.ts';

export interface ProfileRoutesOptions {
  /** Asked of everybody as `Authorization: Bearer <token>`. Without one, only this machine is answered. */
  readonly token?: string | undefined;
}

const DEFAULT_SECONDS = 10;
const MOST_SECONDS = 60;
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOOPBACK_HOST = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;

/**
 * `POST /debug/cpu-profile?seconds=N` (1 to 60, default 10) and `POST /debug/heap-snapshot`, answered with the profile
 * itself. 401 without the token, 403 from elsewhere when there is none, 400 for other seconds, 409 while one is taken.
 */
export function profileRoutes({ token }: ProfileRoutesOptions): Readonly<Record<string, Route>> {
  let isBusy = false;
  const guarded =
    (take: Route): Route =>
    async (request, response) => {
      const refusal = refusalOf(request, token) ?? (isBusy ? BUSY : undefined);
      if (refusal !== undefined) return refuse(response, refusal);
      isBusy = true;
      try {
        await take(request, response);
      } finally {
        isBusy = false;
      }
    };
  return { '/debug/cpu-profile': guarded(sendCpuProfile), '/debug/heap-snapshot': guarded(sendHeapSnapshot) };
}

interface Refusal {
  readonly status: number;
  readonly reason: string;
}

const BUSY: Refusal = { status: 409, reason: 'a profile is being taken already' };
const BAD_SECONDS: Refusal = { status: 400, reason: `seconds must be from 1 to ${MOST_SECONDS}` };
const NO_TOKEN: Refusal = { status: 401, reason: 'needs Authorization: Bearer <telemetry.profiling_token>' };
const NOT_HERE: Refusal = {
  status: 403,
  reason: 'only from this machine, unless telemetry.profiling_token is set',
};

function refusalOf(request: IncomingMessage, token: string | undefined): Refusal | undefined {
  if (token !== undefined) return hasToken(request, token) ? undefined : NO_TOKEN;
  const { host = '', origin } = request.headers;
  const isHere = LOOPBACK.test(request.socket.remoteAddress ?? '') && LOOPBACK_HOST.test(host);
  // A page in a browser on this machine can send requests here too, but not without saying whose page it is.
  return isHere && origin === undefined ? undefined : NOT_HERE;
}

function hasToken({ headers }: IncomingMessage, token: string): boolean {
  const given = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

function refuse(response: ServerResponse, { status, reason }: Refusal): void {
  response.writeHead(status, { 'content-type': 'text/plain' }).end(`${reason}\n`);
}

async function sendCpuProfile(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const text = new URL(request.url ?? '/', 'http://localhost').searchParams.get('seconds');
  const seconds = text === null ? DEFAULT_SECONDS : Number(text || Number.NaN);
  if (!(seconds >= 1 && seconds <= MOST_SECONDS)) return refuse(response, BAD_SECONDS);
  const profile = await takeCpuProfile(seconds * 1000);
  response.writeHead(200, attachment('cpuprofile')).end(profile);
}

async function sendHeapSnapshot(_request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(200, attachment('heapsnapshot'));
  await pipeline(takeHeapSnapshot(), response);
}

function attachment(extension: string): Record<string, string> {
  return {
    'content-type': 'application/json',
    'content-disposition': `attachment; filename="langflix-${process.pid}.${extension}"`,
    'cache-control': 'no-store',
  };
}
