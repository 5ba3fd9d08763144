/** Stands in for the metrics service: the built page, the API with given data, and live events on demand. */
import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import {
  deadLettersReply,
  jobDetail,
  jobSummary,
  jobsReply,
  overview as overviewSchema,
  slowReply,
} from '@langflix/contracts';
import type { JobDetail, JobSummary, Overview } from '@langflix/contracts';
import { someDeadLetters, someSlowJobs } from './dashboard-overview.ts';

export interface FixtureData {
  /** Newest first. */
  jobs: JobSummary[];
  details: Record<string, JobDetail>;
  overview: Overview;
  /** Film that stands for every clip. */
  video?: string;
}

export interface DashboardFixture {
  readonly url: string;
  readonly data: FixtureData;
  /** Method, path and body of what was asked. */
  readonly requests: readonly { readonly line: string; readonly body: string }[];
  send(event: 'overview' | 'job' | 'clip', body: unknown): void;
  /** Ends the live streams and refuses everything, or serves again. */
  setDown(isDown: boolean): void;
  [Symbol.asyncDispose](): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.mp4': 'video/mp4',
  '.vtt': 'text/vtt',
};
/** As strict as the real one: nothing inline, nothing from elsewhere. */
const POLICY = "default-src 'self'";

let built: Promise<string> | undefined;

/** Folder of the built page. */
export function builtDashboard(): Promise<string> {
  const script = join(import.meta.dirname, '../../../tools/dashboard.ts');
  built ??= promisify(execFile)(process.execPath, [script]).then(({ stdout }) => stdout.trim());
  return built;
}

export async function startDashboardFixture(data: FixtureData): Promise<DashboardFixture> {
  const folder = await builtDashboard();
  const streams = new Set<ServerResponse>();
  const requests: { line: string; body: string }[] = [];
  let isDown = false;
  const server = createServer((request, response) => {
    void (async () => {
      if (isDown) return void response.writeHead(503).end();
      requests.push({ line: `${request.method} ${request.url}`, body: await textOf(request) });
      const url = new URL(request.url ?? '/', 'http://fixture');
      if (url.pathname === '/api/events') return openStream(response, streams);
      if (url.pathname.startsWith('/api/')) return answer(url, request.method ?? 'GET', data, response);
      if (url.pathname.endsWith('.vtt'))
        return void send(response, '.vtt', 'WEBVTT\n\n00:00.000 --> 00:09.000\nline\n');
      if (url.pathname.endsWith('.mp4') && data.video !== undefined)
        return sendVideo(data.video, request, response);
      const file = join(folder, url.pathname === '/' ? 'index.html' : url.pathname);
      const body = await readFile(file).catch(() => undefined);
      if (body === undefined) response.writeHead(404).end();
      else send(response, extname(file), body);
    })();
  });
  await listening(server);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    data,
    requests,
    send(event, body) {
      for (const stream of streams) stream.write(`event: ${event}\ndata: ${JSON.stringify(body)}\n\n`);
    },
    setDown(down) {
      isDown = down;
      if (down) for (const stream of streams) stream.destroy();
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const listening = (server: Server): Promise<void> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

function send(response: ServerResponse, extension: string, body: string | Buffer): void {
  const type = TYPES[extension] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY }).end(body);
}

function openStream(response: ServerResponse, streams: Set<ServerResponse>): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': hello\n\n');
  streams.add(response);
  response.on('close', () => streams.delete(response));
}

async function sendVideo(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { size } = await stat(path);
  const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
  response.writeHead(206, {
    'content-type': 'video/mp4',
    'accept-ranges': 'bytes',
    'content-length': size - start,
    'content-range': `bytes ${start}-${size - 1}/${size}`,
  });
  createReadStream(path, { start }).pipe(response);
}

function answer(url: URL, method: string, data: FixtureData, response: ServerResponse): void {
  const reply = (body: unknown, status = 200): void =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const [, , what, id] = url.pathname.split('/');
  if (method === 'POST') return reply({ job: 'job-1' }, 202);
  if (what === 'overview') return reply(overviewSchema.parse(data.overview));
  if (what === 'slow') return reply(slowReply.parse(someSlowJobs()));
  if (what === 'dead-letters') return reply(deadLettersReply.parse(someDeadLetters()));
  if (what === 'jobs' && id === undefined) return reply(jobsReply.parse(pageOf(url.searchParams, data.jobs)));
  const detail = data.details[id ?? ''];
  if (what === 'jobs' && detail !== undefined) return reply(jobDetail.parse(detail));
  return reply(
    { code: 'not_found', message: `Nothing is known of ${url.pathname}: it may be too old.` },
    404,
  );
}

function pageOf(query: URLSearchParams, all: readonly JobSummary[]) {
  const states = query.getAll('state');
  const text = query.get('q')?.toLowerCase() ?? '';
  const found = all.filter(
    (job) =>
      (states.length === 0 || states.includes(job.state)) &&
      `${job.series} ${job.episode} ${job.job}`.toLowerCase().includes(text),
  );
  const after = query.get('after');
  const from = after === null ? 0 : found.findIndex(({ job }) => job === after) + 1;
  const jobs = found
    .slice(from, from + Number(query.get('limit') ?? 100))
    .map((job) => jobSummary.parse(job));
  const last = jobs.at(-1);
  return {
    jobs,
    total: found.length,
    ...(last !== undefined && from + jobs.length < found.length && { next: last.job }),
  };
}
