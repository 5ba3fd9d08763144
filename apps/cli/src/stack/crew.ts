import { BROKER } from './embedded-nats.ts';
import { openRoster } from './roster.ts';
import { startReaper } from './start-reaper.ts';
import type { ServiceState } from './state-file.ts';
import { supervise } from './supervise.ts';
import type { ProcessSpec } from './run-process.ts';
import type { Supervised } from './supervise.ts';

/** A handler gets so long to finish; what is cut short is delivered again when the stack is next up. */
const SERVICE_GRACE_MS = 5000;
const BROKER_GRACE_MS = 5000;

/** All processes of one stack. */
export interface Crew {
  start(spec: ProcessSpec): Supervised;
  services(): Readonly<Record<string, ServiceState>>;
  /** Settles when every process started so far has been ready once; rejects as `broken` does. */
  ready(): Promise<void>;
  /** Rejects when a process is given up; never settles otherwise. */
  readonly broken: Promise<never>;
  /** Services first, broker last; no process is left behind. `now` kills them. May be called twice. */
  stop(options?: { readonly now?: boolean }): Promise<void>;
}

interface CrewOptions {
  /** Path of `stack.json`. */
  readonly stackState: string;
  /** Of the broker. */
  readonly port: number;
}

export function gatherCrew({ stackState, port }: CrewOptions): Crew {
  const reaper = startReaper();
  const roster = openRoster({ path: stackState, port, reaper });
  const members: Supervised[] = [];
  const breakdown = Promise.withResolvers<never>();
  // Whoever waits for it hears of it; nobody has to.
  breakdown.promise.catch(() => undefined);

  const stopAll = async (isBroker: boolean, graceMs: number): Promise<void> => {
    const those = members.filter((member) => (member.name === BROKER) === isBroker);
    await Promise.all(those.map((member) => member.stop(graceMs)));
  };

  return {
    services: roster.services,
    broken: breakdown.promise,
    start: (spec) => {
      const member = supervise(spec, {
        onStart: (mark) => roster.started(spec.name, mark),
        onReady: (readiness) => roster.ready(spec.name, readiness),
        onExit: (mark) => roster.ended(spec.name, mark),
        onGiveUp: breakdown.reject,
      });
      members.push(member);
      return member;
    },
    ready: async () => {
      await Promise.race([breakdown.promise, Promise.all(members.map((member) => member.ready()))]);
    },
    stop: async ({ now = false } = {}) => {
      await stopAll(false, now ? 0 : SERVICE_GRACE_MS);
      await stopAll(true, now ? 0 : BROKER_GRACE_MS);
      await reaper.close();
      roster.close();
    },
  };
}
