import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { decide } from './decide.ts';
import { badRequest, notFound } from './errors.ts';
import { faultShares } from './faults.ts';
import { createProject } from './project.ts';
import type { Project, ProjectSettings } from './project.ts';
import { send } from './send.ts';
import type { StatsReport } from './stats.ts';
import { jsonReply } from './wire-format.ts';
import type { Reply } from './wire-format.ts';

export interface FakeGemini {
  /** For LANGFLIX_LLM_BASE_URL. */
  readonly url: string;
  stats(): StatsReport;
  /** Cuts calls that are under way. */
  [Symbol.asyncDispose](): Promise<void>;
}

export type FakeGeminiOptions = Partial<ProjectSettings> & { readonly port?: number };

const DEFAULTS: ProjectSettings = {
  apiKey: 'test',
  limits: {},
  latency: { medianMs: 0, spread: 0 },
  slowMs: 60_000,
  faults: {},
  seed: 1,
  now: () => performance.now(),
};

/**
 * Listens on 127.0.0.1 and answers like the Gemini API, without a model: no limits, no latency and no faults unless
 * given. `GET /stats`, `POST /faults` (shares as JSON) and `POST /reset` are its own.
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
        return over(jsonReply(200, project.stats.report()));
      case 'POST /reset':
        project = createProject(settings);
        return over(jsonReply(200, {}));
      case 'POST /faults':
        return void switchFaults(request, project).then(over, () => response.destroy());
      default:
        if (request.method !== 'POST') return over(notFound(path));
        return void serve(request, response, project).catch(() => response.destroy());
    }
  });
  await listen(server, port);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stats: () => project.stats.report(),
    [Symbol.asyncDispose]: () => close(server),
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, project: Project): Promise<void> {
  const { stats } = project;
  stats.began();
  let status: number | undefined;
  try {
    const key = request.headers['x-goog-api-key'];
    const path = request.url?.split('?')[0] ?? '';
    const decision = decide({ path, key: key?.toString(), body: await text(request) }, project);
    if (await send(decision, response)) status = decision.reply.status;
  } finally {
    stats.ended(status);
  }
}

async function switchFaults(request: IncomingMessage, project: Project): Promise<Reply> {
  const body = await text(request);
  try {
    const shares = faultShares.safeParse(JSON.parse(body));
    if (!shares.success) return badRequest(shares.error.issues.map(({ message }) => message).join('; '));
    project.faults = shares.data;
    return jsonReply(200, shares.data);
  } catch {
    return badRequest('Not JSON: send shares such as {"503": 0.1}, or {} for none.');
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
