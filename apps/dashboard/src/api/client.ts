/** The JSON API of the metrics service, typed by the contracts. */
import type {
  ApiError,
  DeadLettersReply,
  JobDetail,
  JobsReply,
  Overview,
  SlowReply,
} from '@langflix/contracts';
import type { JobFilter } from '../state/job-list.ts';

/** What the server refused, in its words. */
export class ApiFailure extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, { code, message }: ApiError) {
    super(message);
    this.name = 'ApiFailure';
    this.status = status;
    this.code = code;
  }
}

/** Fields that a submission of the form may have; the server checks them. */
export type Submission = Readonly<Record<string, string | number | boolean>>;

export interface Api {
  jobs(filter: JobFilter, after?: string): Promise<JobsReply>;
  job(job: string): Promise<JobDetail>;
  overview(): Promise<Overview>;
  slow(): Promise<SlowReply>;
  deadLetters(): Promise<DeadLettersReply>;
  /** All three answer with the job that was submitted. */
  submit(submission: Submission): Promise<string>;
  redriveJob(job: string): Promise<string>;
  redriveDeadLetter(seq: number): Promise<string>;
  /** Gives the token of a dashboard that is not on loopback; a cookie keeps it. */
  login(token: string): Promise<void>;
}

const PAGE = 200;

/** @param send `fetch`, or what stands for it in a test */
export function createApi(send: typeof fetch): Api {
  const get = async <T>(path: string): Promise<T> => (await answered(send, path, {})).json() as Promise<T>;
  const post = (path: string, body?: unknown): Promise<Response> =>
    answered(send, path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const submitted = async (path: string, body?: unknown): Promise<string> =>
    ((await (await post(path, body)).json()) as { job: string }).job;
  return {
    jobs: (filter, after) => get(`api/jobs?${query(filter, after)}`),
    job: (job) => get(`api/jobs/${encodeURIComponent(job)}`),
    overview: () => get('api/overview'),
    slow: () => get('api/slow?limit=10'),
    deadLetters: () => get('api/dead-letters'),
    submit: (submission) => submitted('api/jobs', submission),
    redriveJob: (job) => submitted(`api/jobs/${encodeURIComponent(job)}/redrive`),
    redriveDeadLetter: (seq) => submitted(`api/dead-letters/${seq}/redrive`),
    login: async (token) => void (await post('api/login', { token })),
  };
}

async function answered(send: typeof fetch, path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await send(path, init);
  } catch {
    throw new ApiFailure(0, { code: 'unreachable', message: 'The metrics service does not answer.' });
  }
  if (response.ok) return response;
  throw new ApiFailure(response.status, await errorOf(response));
}

async function errorOf(response: Response): Promise<ApiError> {
  try {
    const { code, message } = (await response.json()) as Partial<ApiError>;
    if (code !== undefined && message !== undefined) return { code, message };
  } catch {
    // A proxy in between answers with a page of its own.
  }
  return { code: `http_${response.status}`, message: `The server answered with status ${response.status}.` };
}

function query({ states, text }: JobFilter, after: string | undefined): string {
  const parameters = new URLSearchParams({ limit: String(PAGE) });
  for (const state of states) parameters.append('state', state);
  if (text.trim() !== '') parameters.set('q', text.trim());
  if (after !== undefined) parameters.set('after', after);
  return parameters.toString();
}
