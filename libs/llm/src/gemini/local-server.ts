/** For tests: a server on 127.0.0.1 with the wire format of Gemini, that gives the replies it is told to, in order. */
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedCall {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    readonly contents: readonly { readonly parts: readonly { readonly text: string }[] }[];
    readonly generationConfig: Readonly<Record<string, unknown>>;
  };
}
export type Reply = (response: ServerResponse) => void;

export interface LocalServer extends AsyncDisposable {
  readonly url: string;
  readonly calls: readonly ReceivedCall[];
  /** The text of a call's question. */
  asked(call: number): string;
}

/** The last reply is given to every further call. */
export async function startLocalServer(...replies: readonly Reply[]): Promise<LocalServer> {
  const calls: ReceivedCall[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as ReceivedCall['body'];
      calls.push({ url: request.url ?? '', headers: request.headers, body });
      replies[Math.min(calls.length, replies.length) - 1]?.(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    asked: (call) => calls[call]?.body.contents[0]?.parts[0]?.text ?? '',
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const json =
  (status: number, body: unknown): Reply =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

/** What every reply of the model costs here. */
export const TOKENS = {
  promptTokenCount: 900,
  cachedContentTokenCount: 300,
  candidatesTokenCount: 100,
  thoughtsTokenCount: 20,
  totalTokenCount: 1020,
};

/** An answer with its text, or without parts when that is undefined. */
export function candidate(text: string | undefined, finishReason = 'STOP'): Reply {
  const parts = text === undefined ? {} : { parts: [{ text }] };
  return json(200, {
    candidates: [{ content: { ...parts, role: 'model' }, finishReason, index: 0 }],
    usageMetadata: TOKENS,
    modelVersion: 'gemini-test-001',
  });
}
export const answered = (...expressions: readonly unknown[]): Reply =>
  candidate(JSON.stringify({ expressions }));
export const blockedPrompt: Reply = json(200, {
  promptFeedback: { blockReason: 'OTHER' },
  usageMetadata: TOKENS,
});
export const noCandidate: Reply = json(200, { usageMetadata: TOKENS });

/** The service's error envelope. Its message holds what must never be quoted. */
export const refused = (code: number, status: string, ...details: readonly unknown[]): Reply =>
  json(code, { error: { code, message: 'mentions secret-key', status, details } });

const rpc = (type: string) => ({ '@type': `type.googleapis.com/google.rpc.${type}` });
export const quotaFailure = (quotaId: string): object => ({
  ...rpc('QuotaFailure'),
  violations: [{ quotaId }],
});
export const retryInfo = (retryDelay: string): object => ({ ...rpc('RetryInfo'), retryDelay });
export const badRequest = (fieldViolations: unknown): object => ({ ...rpc('BadRequest'), fieldViolations });
export const badKey: object = { ...rpc('ErrorInfo'), reason: 'API_KEY_INVALID' };
export const PER_DAY = 'GenerateRequestsPerDayPerProjectPerModel-FreeTier';
export const PER_MINUTE = 'GenerateContentInputTokensPerModelPerMinute-FreeTier';

export const htmlPage =
  (status: number): Reply =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Not what you asked for</h1>');
export const hang: Reply = () => undefined;
export const hangInBody: Reply = (response) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).write('{');
export const cutConnection: Reply = (response) => void response.destroy();
export const cutInBody: Reply = (response) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).write('{', () => response.destroy());
