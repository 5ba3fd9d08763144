import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { decide } from './decide.ts';
import { badRequest, notFound } from './errors.ts';
import { faultShares } from './faults.ts';
import type { CallRecord } from './calls.ts';
import { createProject, reportOf } from './project.ts';
import type { Project, ProjectSettings } from './project.ts';
import { quotaLimits } from './quota.ts';
import { send } from './send.ts';
import type { StatsReport } from './stats.ts';
import { jsonReply } from './wire-format.ts';
import type { Reply } from './wire-format.ts';

export interface FakeGemini {
  /** For LANGFLIX_LLM_BASE_URL. */
  readonly url: string;
  stats(): StatsReport;
  /** Every call since the start or the last reset. */
  calls(): readonly CallRecord[];
  /** Cuts calls that are under way. */
  [Symbol.asyncDispose](): Promise<void>;
}

export type FakeGeminiOptions = Partial<ProjectSettings> & { readonly port?: number };

const DEFAULTS: ProjectSettings = {
  apiKey: 'test',
  limits: {},
  latency: { medianMs: 0, spread: 0 },
  foreignShare: 0,
  retryDelayMs: 30_000,
  slowMs: 60_000,
  faults: {},
  seed: 1,
  now: () => performance.now(),
};

/** Body of `POST /dead`. */
const deadFor = z.strictObject({ seconds: z.number().nonnegative() });

/**
 * Listens on 127.0.0.1 and answers like the Gemini API, without a model: no limits, no latency and no faults unless
 * given. `GET /stats` and `/calls`, `POST /faults` (shares as JSON), `/limits`, `/dead` and `/reset` are its own.
 * @param options port 0 or none: any free one
 */
export async function startFakeGemini({ port = 0, ...given }: FakeGeminiOptions = {}): Promise<FakeGemini> {
  const settings = { ...DEFAULTS, ...given };
  let project = createProject(settings);
  const server = createServer((request, response) => {
    const over = (reply: Reply): void =>
      void response.writeHead(reply.status, { 'content-type': reply.contentType }).end(reply.body);
    const path = request.url?.split('?')[0] ?? '';
    switch (`${request.method} ${path}`) {
      case 'GET /stats':
        return over(jsonReply(200, reportOf(project)));
      case 'GET /calls':
        return over(jsonReply(200, project.calls));
      case 'POST /reset':
        project = createProject(settings);
        return over(jsonReply(200, {}));
      case 'POST /faults':
        return void change(request, faultShares, (faults) => (project.faults = faults)).then(over);
      case 'POST /limits':
        return void change(request, quotaLimits, (limits) => project.setLimits(limits)).then(over);
      case 'POST /dead':
        return void change(request, deadFor, ({ seconds }) => {
          project.deadUntilMs = settings.now() + seconds * 1000;
        }).then(over);
      default:
        if (request.method !== 'POST') return over(notFound(path));
        return void serve(request, response, project).catch(() => response.destroy());
    }
  });
  await listen(server, port);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stats: () => reportOf(project),
    calls: () => project.calls,
    [Symbol.asyncDispose]: () => close(server),
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, project: Project): Promise<void> {
  const { stats, settings } = project;
  if (settings.now() < project.deadUntilMs) {
    stats.cut();
    return void response.destroy();
  }
  stats.began();
  let status: number | undefined;
  let record: CallRecord | undefined;
  try {
    const key = request.headers['x-goog-api-key'];
    const path = request.url?.split('?')[0] ?? '';
    const decision = decide({ path, key: key?.toString(), body: await text(request) }, project);
    record = decision.record;
    if (await send(decision, response)) status = decision.reply.status;
  } finally {
    if (record !== undefined) {
      record.endedMs = settings.now();
      if (status !== undefined) record.status = status;
    }
    stats.ended(status);
  }
}

/** Takes a body that fits the schema; a wrong one changes nothing and is told what there is. */
async function change<Body>(
  request: IncomingMessage,
  schema: z.ZodType<Body>,
  apply: (body: Body) => void,
): Promise<Reply> {
  try {
    const read = schema.safeParse(JSON.parse(await text(request)));
    if (!read.success) return badRequest(read.error.issues.map(({ message }) => message).join('; '));
    apply(read.data);
    return jsonReply(200, read.data);
  } catch {
    return badRequest('Not JSON: see the README for what this takes.');
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  return closed;
}
