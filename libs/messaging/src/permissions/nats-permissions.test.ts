import { describe, expect, test } from '@jest/globals';
import { CONSUMERS, EVENTS, episodeSubmitted, filterOf } from '@langflix/contracts';
import type { ConsumerName } from '@langflix/contracts';
import { natsAccounts } from './nats-accounts.ts';
import { natsPermissions } from './nats-permissions.ts';
import { NATS_USERS, passwordVariableOf } from './users.ts';

const permissions = natsPermissions({ quotas: ['p__m'] });
const allowed = (user: (typeof NATS_USERS)[number]): readonly string[] => permissions[user].publish.allow;

test('there is a user for every app that consumes or produces', () => {
  const apps = new Set([
    ...Object.values(CONSUMERS).map(({ app }) => app),
    ...EVENTS.map(({ producer }) => producer),
  ]);
  expect(NATS_USERS).toEqual(expect.arrayContaining([...apps]));
});

test('a password has a variable of its own, which nats-server and a shell take as a name', () => {
  const variables = NATS_USERS.map(passwordVariableOf);
  expect(new Set(variables).size).toBe(NATS_USERS.length);
  for (const variable of variables) expect(variable).toMatch(/^LANGFLIX_NATS_PASSWORD_[A-Z_]+$/);
});

describe('no user', () => {
  const subjects = NATS_USERS.flatMap((user) =>
    [...allowed(user), ...permissions[user].subscribe.allow].map((subject) => [user, subject] as const),
  );

  test.each(subjects)('may do everything below a root: %s, %s', (_user, subject) => {
    const tokens = subject.split('.');
    expect(tokens.length).toBeGreaterThan(1);
    expect(['>', '*']).not.toContain(tokens[0]);
    // At least the root, what is below it and of whom.
    if (tokens.at(-1) === '>') expect(tokens.length).toBeGreaterThanOrEqual(3);
    // A star in the place of a part of a name is a plain character to the broker, and allows nothing.
    for (const token of tokens) expect(token).toMatch(/^(\*|>|[^*>\s]+)$/);
  });

  test('deletes, empties or lists streams, or deletes durables', () => {
    for (const [, subject] of subjects) {
      expect(subject).not.toMatch(/STREAM\.(DELETE|PURGE|LIST|NAMES|SNAPSHOT|RESTORE)/);
      expect(subject).not.toMatch(/CONSUMER\.(LIST|NAMES|PAUSE|DURABLE)/);
      expect(subject).not.toMatch(/CONSUMER\.DELETE\.LANGFLIX\.[^*]/);
    }
  });
});

test.each(Object.keys(CONSUMERS) as ConsumerName[])(
  'who reads along cannot reach the durable %s',
  (durable) => {
    for (const user of ['metrics', 'operator'] as const) {
      expect(permissions[user].publish.deny).toEqual(
        expect.arrayContaining([
          `$JS.API.CONSUMER.CREATE.LANGFLIX.${durable}.>`,
          `$JS.API.CONSUMER.DELETE.LANGFLIX.${durable}`,
          `$JS.API.CONSUMER.MSG.NEXT.LANGFLIX.${durable}`,
        ]),
      );
    }
  },
);

test('the streams of a quota are named by its key, of each that is told', () => {
  const both = natsPermissions({ quotas: ['p__m', 'p__other'] })['llm-analyzer'].publish.allow;
  for (const key of ['p__m', 'p__other']) {
    expect(both).toContain(`langflix.quota.v1.minute.${key}`);
    expect(both).toContain(`$JS.API.STREAM.INFO.LANGFLIX_DAY_${key}`);
  }
  expect(allowed('llm-analyzer')).not.toContain('langflix.quota.v1.minute.p__other');
});

describe('the account of upstream', () => {
  const { LANGFLIX, UPSTREAM } = natsAccounts({ quotas: [] });

  test('has upstream for its only user, and no streams of its own', () => {
    expect(UPSTREAM?.users.map(({ user }) => user)).toEqual(['upstream']);
    expect(UPSTREAM?.jetstream).toBeUndefined();
    expect(LANGFLIX?.users.map(({ user }) => user)).not.toContain('upstream');
  });

  test('may send one thing: a submission', () => {
    expect(allowed('upstream').filter((subject) => !subject.startsWith('langflix.API.DIRECT.GET.'))).toEqual([
      filterOf(episodeSubmitted),
    ]);
  });

  test('imports what is exported to it and nothing else', () => {
    const exported = LANGFLIX?.exports?.map((it) => ('service' in it ? it.service : it.stream));
    const imported = UPSTREAM?.imports?.map((it) => ('service' in it ? it.service : it.stream).subject);
    expect(imported).toEqual(exported);
    expect(LANGFLIX?.exports?.every(({ accounts }) => accounts.join() === 'UPSTREAM')).toBe(true);
  });
});
