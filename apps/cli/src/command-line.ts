/** Commands as they are printed in hints: what is printed can be pasted. */
import { CONFIG_KEYS, isRunByNpm } from '@langflix/config';
import type { Config } from '@langflix/config';

/** `langflix <words>`, or with npm before it where npm started this command. Words that the shell would split are quoted. */
export function commandLine(words: readonly string[], isByNpm = isRunByNpm()): string {
  return [isByNpm ? 'npm run langflix --' : 'langflix', ...words.map(shellWord)].join(' ');
}

/** The same for a command that is to talk to the broker this one talked to: that takes its address or `--out` again. */
export function brokerCommandLine(words: readonly string[], broker: BrokerChoice): string {
  const { servers, out } = broker;
  if (!isDefaultServers(servers)) return `NATS_URL=${shellWord(servers.join(','))} ${commandLine(words)}`;
  return commandLine(out === undefined ? words : [...words, '--out', out]);
}

/** How the user said which broker. */
export interface BrokerChoice {
  readonly servers: Config['nats']['servers'];
  /** `--out` as it was typed. */
  readonly out?: string | undefined;
}

/** True when no setting names a broker. */
export function isDefaultServers(servers: readonly string[]): boolean {
  const byDefault = CONFIG_KEYS.find((key) => key.path === 'nats.servers')?.field.defaultValue;
  return JSON.stringify(servers) === JSON.stringify(byDefault);
}

/** Placeholders such as `<video>` are left for the reader to fill in. */
function shellWord(word: string): string {
  if (/^[\w@%+=:,./-]+$|^<\w+>$/.test(word)) return word;
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
