/** What clients asked of a nats-server, out of the log that it writes with `-V -l <file>`. */
import { readFile } from 'node:fs/promises';

export interface BrokerTrace {
  /** Subjects that each user has published to, also where the server refused it. */
  readonly published: ReadonlyMap<string, ReadonlySet<string>>;
  readonly subscribed: ReadonlyMap<string, ReadonlySet<string>>;
  /** Lines of the log about what a user was refused. */
  readonly violations: readonly string[];
}

const RECEIVED = / - cid:(\d+) - .*?<<- \[(CONNECT|PUB|HPUB|SUB) (.*)\]$/;

export async function readBrokerTrace(logFile: string): Promise<BrokerTrace> {
  const users = new Map<string, string>();
  const published = new Map<string, Set<string>>();
  const subscribed = new Map<string, Set<string>>();
  const violations: string[] = [];
  for (const line of (await readFile(logFile, 'utf8')).split('\n')) {
    if (/Violation - /.test(line)) violations.push(line);
    const [, client = '', verb, rest = ''] = RECEIVED.exec(line) ?? [];
    if (verb === 'CONNECT') users.set(client, (JSON.parse(rest) as { user?: string }).user ?? '');
    else if (verb !== undefined) {
      const user = users.get(client) ?? '';
      note(verb === 'SUB' ? subscribed : published, user, rest.split(' ', 1).join());
    }
  }
  return { published, subscribed, violations };
}

function note(subjects: Map<string, Set<string>>, user: string, subject: string): void {
  const known = subjects.get(user) ?? new Set();
  subjects.set(user, known.add(subject));
}
