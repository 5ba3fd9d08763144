import { z } from 'zod';
import { integer, optionalText, secret, textList } from '../field.ts';
import type { SettingsOf } from '../field.ts';

// The client ignores credentials inside a server address, and an address gets logged: refuse them here.
const serverAddress = z.string().regex(/^((nats|tls):\/\/)?[^\s/@,]+\/?$/);

export const natsFields = {
  servers: textList(
    { byDefault: ['127.0.0.1:4222'], doc: 'Addresses of the NATS servers, one of a cluster is enough' },
    { schema: serverAddress, expected: 'host:port or nats://host:port, without user and password' },
  ),
  user: optionalText({ doc: 'User name, when the server asks for one' }),
  password: secret({ doc: 'Password of that user' }),
  inboxPrefix: {
    ...optionalText({
      doc: 'Begins the subjects that answers come on, where the server allows only some; _INBOX.<user> when absent',
    }),
    schema: z.string().regex(/^[^\s.*>]+(\.[^\s.*>]+)*$/),
    expected: 'a subject without wildcards, such as _INBOX.team',
  },
  ackWaitMs: integer({
    min: 1000,
    max: 600_000,
    byDefault: 30_000,
    doc: 'Milliseconds without a sign of life after which a message goes to another worker',
  }),
  maxAgeHours: integer({
    min: 1,
    max: 8760,
    byDefault: 72,
    doc: 'Hours that events are kept; longer than the longest job',
  }),
  replicas: integer({
    min: 1,
    max: 5,
    byDefault: 1,
    doc: 'Copies of every stream; 3 on a cluster of three servers',
  }),
};

export type NatsConfig = SettingsOf<typeof natsFields>;
