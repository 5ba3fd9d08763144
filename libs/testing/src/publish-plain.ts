import { connect, headers as emptyHeaders } from 'nats';

export interface PlainPublisher {
  readonly url: string;
  readonly user?: string;
  readonly password?: string;
}

export interface PlainMessage {
  readonly subject: string;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Publishes text as somebody would who knows nothing of LangFlix; settles when the broker has taken it in. */
export async function publishPlain(
  { url, user, password }: PlainPublisher,
  { subject, text, headers = {} }: PlainMessage,
): Promise<void> {
  const login = { ...(user && { user }), ...(password && { pass: password }) };
  const connection = await connect({ servers: url, ...login });
  const given = emptyHeaders();
  for (const [name, value] of Object.entries(headers)) given.set(name, value);
  connection.publish(subject, text, { headers: given });
  await connection.flush();
  await connection.close();
}
