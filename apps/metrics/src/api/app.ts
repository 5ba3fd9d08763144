/** Every address of the dashboard and its API, as contracts/monitor/dashboard-api.ts describes it. */
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { HttpBindings } from '@hono/node-server';
import type { JobDetail, JobsReply, Overview, ScalingAdvice, SlowReply } from '@langflix/contracts';
import type { DeadLettersReply, ScaledService } from '@langflix/contracts';
import type { Storage } from '@langflix/storage';
import { Hono } from 'hono';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyLimit } from 'hono/body-limit';
import { setCookie } from 'hono/cookie';
import type { JobQuery } from '../jobs/list-jobs.ts';
import { isScaledService } from '../scaling/scaling.ts';
import { ApiFailure, describeFailure } from './api-failure.ts';
import type { Commands } from './commands.ts';
import { COOKIE } from './gate.ts';
import type { Gate } from './gate.ts';
import { mayAsk, onlyOwnChanges, safeHeaders } from './guards.ts';
import type { LiveEvents } from './live-events.ts';
import { serveMedia } from './media.ts';
import { readJobsQuery, readNumber, readSlowQuery } from './queries.ts';
import { serveStatic } from './static-files.ts';
import type { StaticFiles } from './static-files.ts';

/** What the addresses answer with. */
export interface Answers {
  jobs(query: JobQuery): JobsReply;
  /** Undefined for a job that is not known. */
  job(job: string): Promise<JobDetail | undefined>;
  /** URI of a file of a clip; undefined when no fact names it. */
  mediaUri(job: string, name: string): Promise<string | undefined>;
  overview(): Promise<Overview>;
  slow(limit: number): Promise<SlowReply>;
  scaling(services?: readonly ScaledService[]): Promise<readonly ScalingAdvice[]>;
  deadLetters(): Promise<DeadLettersReply>;
}

export interface AppOptions {
  readonly answers: Answers;
  readonly commands: Commands;
  readonly live: LiveEvents;
  readonly gate: Gate;
  readonly storage: Pick<Storage, 'stat' | 'stream'>;
  readonly files: StaticFiles;
  /** The page of figures, here too: this port is one that can be chosen on a laptop. */
  figures(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Told of errors that nobody foresaw. */
  onError(error: unknown): void;
}

type App = Hono<{ Bindings: HttpBindings }>;

const MAX_BODY_BYTES = 64 * 1024;

export function createApp(options: AppOptions): App {
  const app: App = new Hono();
  const { gate, files } = options;
  const tooLarge = (): never => {
    throw new ApiFailure(413, 'body_too_large', `A body has ${MAX_BODY_BYTES} bytes at most.`);
  };
  app.use(safeHeaders);
  app.use(mayAsk(gate, (path) => path === '/api/login' || files.has(path)));
  app.use(onlyOwnChanges, bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge }));
  addReading(app, options);
  addChanging(app, options);
  addFiles(app, options);
  app.notFound((c) => c.json({ code: 'not_found', message: `There is nothing at ${c.req.path}.` }, 404));
  app.onError((error, c) => {
    const { status, body } = describeFailure(error);
    if (status === 500) options.onError(error);
    return c.json(body, status);
  });
  return app;
}

function addReading(app: App, { answers, live, figures }: AppOptions): void {
  app.get('/metrics', async (c) => {
    await figures(c.env.incoming as IncomingMessage, c.env.outgoing as ServerResponse);
    return RESPONSE_ALREADY_SENT;
  });
  app.get('/api/jobs', (c) => c.json(answers.jobs(readJobsQuery(c.req.queries()))));
  app.get('/api/jobs/:job', async (c) => {
    const detail = await answers.job(c.req.param('job'));
    return c.json(detail ?? unknownJob(c.req.param('job')));
  });
  app.get('/api/overview', async (c) => c.json(await answers.overview()));
  app.get('/api/slow', async (c) => c.json(await answers.slow(readSlowQuery(c.req.queries()).limit)));
  app.get('/api/scaling', async (c) => c.json({ services: await answers.scaling() }));
  app.get('/api/scaling/:service', async (c) => {
    const service = c.req.param('service');
    if (!isScaledService(service)) {
      throw new ApiFailure(
        404,
        'service_unknown',
        `"${service}" is no service that is scaled: see /api/scaling.`,
      );
    }
    return c.json((await answers.scaling([service]))[0]);
  });
  app.get('/api/dead-letters', async (c) => c.json(await answers.deadLetters()));
  app.get('/api/events', (c) => {
    if (c.req.method !== 'GET' || !live.connect(c.env.outgoing)) {
      throw new ApiFailure(503, 'too_many_clients', 'Too many dashboards are open: close some.');
    }
    return RESPONSE_ALREADY_SENT;
  });
}

function unknownJob(job: string): never {
  throw new ApiFailure(404, 'job_unknown', `There is no job ${job} in the stream (any more).`);
}

function addChanging(app: App, { commands, gate }: AppOptions): void {
  app.post('/api/jobs', async (c) => {
    const submission: unknown = await c.req.json().catch(() => {
      throw new ApiFailure(400, 'bad_json', 'The body is no JSON.');
    });
    return c.json(await commands.submit(submission), 202);
  });
  app.post('/api/jobs/:job/redrive', async (c) => c.json(await commands.redriveJob(c.req.param('job')), 202));
  app.post('/api/dead-letters/:seq/redrive', async (c) =>
    c.json(await commands.redriveDeadLetter(readNumber(c.req.param('seq'))), 202),
  );
  app.post('/api/login', async (c) => {
    const body = (await c.req.json().catch(() => ({}))) as { token?: unknown };
    const session = gate.login(typeof body.token === 'string' ? body.token : '');
    if (session === 'later') throw new ApiFailure(429, 'too_many_attempts', 'Wait a minute, then try again.');
    if (session === 'wrong')
      throw new ApiFailure(401, 'wrong_token', 'That is not the token of monitoring.token.');
    const secure = c.req.header('x-forwarded-proto') === 'https';
    setCookie(c, COOKIE, session.cookie, { httpOnly: true, sameSite: 'Strict', path: '/', secure });
    return c.body(null, 204);
  });
}

function addFiles(app: App, { answers, storage, files }: AppOptions): void {
  app.get('/media/:job/:name', async (c) => {
    const uri = await answers.mediaUri(c.req.param('job'), c.req.param('name'));
    if (uri === undefined) throw new ApiFailure(404, 'file_unknown', 'No clip has this file.');
    const { signal } = c.req.raw;
    const isHead = c.req.method === 'HEAD';
    return serveMedia(storage, { uri, range: c.req.header('range'), isHead, signal });
  });
  app.get('*', async (c, next) => {
    const file = files.get(c.req.path);
    if (file === undefined) return next();
    return serveStatic(file, {
      encodings: c.req.header('accept-encoding'),
      ifNoneMatch: c.req.header('if-none-match'),
    });
  });
}
