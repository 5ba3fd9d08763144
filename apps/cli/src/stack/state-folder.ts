import { join } from 'node:path';
import type { AppName } from '@langflix/contracts';

/** What LangFlix keeps in `<out>/.langflix`. */
export interface StateFolder {
  readonly root: string;
  /** Store of the embedded broker. */
  readonly nats: string;
  readonly logs: string;
  readonly lock: string;
  readonly stackState: string;
}

export function stateFolder(outputDirectory: string): StateFolder {
  const root = join(outputDirectory, '.langflix');
  return {
    root,
    nats: join(root, 'nats'),
    logs: join(root, 'logs'),
    lock: join(root, 'stack.lock'),
    stackState: join(root, 'stack.json'),
  };
}

export function logPath(folder: StateFolder, name: AppName | 'nats-server' | 'cli'): string {
  return join(folder.logs, `${name}.log`);
}
