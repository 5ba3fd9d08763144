/** Core NATS: told to whoever listens at the moment, kept by nobody. */
import type { Msg } from 'nats';
import type { Broker } from './broker.ts';
import type { ListenOptions } from './messaging.ts';
import type { Schema } from './schema.ts';

export function announce({ connection, log }: Broker, subject: string, data: unknown): void {
  try {
    connection.publish(subject, JSON.stringify(data));
  } catch (err) {
    log.debug({ err, subject }, 'could not announce');
  }
}

/** The client subscribes again by itself after a reconnect. Ends with the connection too. */
export async function listen<T>(
  { connection, log }: Broker,
  { subject, schema, signal, onMessage }: ListenOptions<T>,
): Promise<void> {
  if (signal.aborted || connection.isClosed()) return;
  const subscription = connection.subscribe(subject);
  const stop = (): void => subscription.unsubscribe();
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const message of subscription) {
      const body = readBody(schema, message);
      if (body === undefined) continue;
      try {
        await onMessage(body.value);
      } catch (err) {
        log.error({ err, subject: message.subject }, 'a listener failed');
      }
    }
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function readBody<T>(schema: Schema<T>, message: Msg): { readonly value: T } | undefined {
  try {
    const parsed = schema.safeParse(message.json());
    return parsed.success ? { value: parsed.data } : undefined;
  } catch {
    return undefined;
  }
}
