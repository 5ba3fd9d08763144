import { BROKER, natsUrlOf } from './embedded-nats.ts';
import { markOf } from './process-identity.ts';
import type { ProcessMark } from './process-identity.ts';
import type { Readiness } from './run-process.ts';
import type { Reaper } from './start-reaper.ts';
import { removeStackState, writeStackState } from './state-file.ts';
import type { ServiceState } from './state-file.ts';

/** Which processes there are, kept current in `stack.json` and with the reaper. */
export interface Roster {
  services(): Readonly<Record<string, ServiceState>>;
  started(name: string, mark: ProcessMark): void;
  ready(name: string, readiness: Readiness): void;
  ended(name: string, mark: ProcessMark): void;
  /** The stack is down. */
  close(): void;
}

interface RosterOptions {
  /** Of `stack.json`. */
  readonly path: string;
  readonly port: number;
  readonly reaper: Reaper;
}

export function openRoster({ path, port, reaper }: RosterOptions): Roster {
  const own = markOf(process.pid);
  const services: Record<string, ServiceState> = {};
  let nats: ProcessMark = { pid: 0 };

  const write = (): void => {
    writeStackState(path, {
      cliPid: own.pid,
      natsUrl: natsUrlOf(port),
      services,
      nats: { ...nats, port },
      cliIdentity: own.identity,
    });
  };

  return {
    services: () => services,
    started: (name, mark) => {
      reaper.tell({ ...mark, change: 'started', isBroker: name === BROKER });
      if (name === BROKER) nats = mark;
      else services[name] = mark;
      write();
    },
    ready: (name, readiness) => {
      const service = services[name];
      if (service === undefined) return;
      services[name] = { ...service, ...readiness };
      write();
    },
    ended: (name, mark) => {
      reaper.tell({ ...mark, change: 'ended', isBroker: name === BROKER });
      if (services[name]?.pid === mark.pid) delete services[name];
      write();
    },
    close: () => removeStackState(path),
  };
}
