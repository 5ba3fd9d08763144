/** Requests and answers between services, as NATS micro-services: every replica listens, one answers. */
import { RetryableError } from '@langflix/contracts';
import { NatsError, ServiceError } from 'nats';
import type { ServiceMsg } from 'nats';
import type { Broker } from './broker.ts';
import type { Endpoint, ServeOptions } from './messaging.ts';
import { describeIssues } from './schema.ts';
import type { Schema } from './schema.ts';

export async function serveRequests<Bodies extends Record<string, unknown>>(
  broker: Broker,
  { service, version, endpoints }: ServeOptions<Bodies>,
): Promise<{ stop(): Promise<void> }> {
  const running = await broker.connection.services.add({ name: service, version });
  for (const [name, endpoint] of Object.entries(endpoints) as [string, Endpoint<never>][]) {
    running.addEndpoint(name, {
      subject: endpoint.subject,
      handler: (error, message) => {
        if (error !== null) broker.log.error({ err: error, service, endpoint: name }, 'an endpoint ended');
        else void answer(broker, endpoint, message);
      },
    });
  }
  return { stop: async () => void (await running.stop()) };
}

async function answer(broker: Broker, endpoint: Endpoint<never>, message: ServiceMsg): Promise<void> {
  const body = readBody(endpoint.schema, message.data);
  if ('wrong' in body) {
    message.respondError(400, body.wrong);
    return;
  }
  try {
    message.respond(JSON.stringify((await endpoint.handle(body.value)) ?? null));
  } catch (error) {
    broker.log.error({ err: error, subject: endpoint.subject }, 'a request failed');
    message.respondError(500, `${endpoint.subject} failed`);
  }
}

/** @throws RetryableError whose code says why: `no_responders`, `request_timeout`, `request_failed`, `bad_answer`. */
export async function request<T>(
  broker: Broker,
  subject: string,
  { body, timeoutMs, schema }: { body: unknown; timeoutMs: number; schema: Schema<T> },
): Promise<T> {
  const message = await broker.connection
    .request(subject, JSON.stringify(body ?? null), { timeout: timeoutMs })
    .catch((error: unknown) => {
      const code = error instanceof NatsError && error.code === '503' ? 'no_responders' : 'request_timeout';
      throw new RetryableError(`${subject} did not answer within ${timeoutMs} ms`, { code, cause: error });
    });
  if (ServiceError.isServiceError(message)) {
    const failure = ServiceError.toServiceError(message);
    throw new RetryableError(`${subject} refused: ${failure?.message ?? 'error'}`, {
      code: 'request_failed',
    });
  }
  const answered = readBody(schema, message.data);
  if ('wrong' in answered) {
    throw new RetryableError(`${subject} answered nonsense: ${answered.wrong}`, { code: 'bad_answer' });
  }
  return answered.value;
}

function readBody<T>(schema: Schema<T>, bytes: Uint8Array): { value: T } | { wrong: string } {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return { wrong: 'the body is not JSON' };
  }
  const parsed = parseBody(schema, json);
  if (parsed === undefined) return { wrong: 'the body is nested too deeply' };
  return parsed.success ? { value: parsed.data } : { wrong: describeIssues(parsed.error) };
}

/** A recursive schema runs out of stack on a body that is deep enough; undefined then. */
function parseBody<T>(schema: Schema<T>, json: unknown): ReturnType<Schema<T>['safeParse']> | undefined {
  try {
    return schema.safeParse(json);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
