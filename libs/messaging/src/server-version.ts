/** Which broker this is and what it can do: the only place that knows versions. */
import { TerminalError } from '@langflix/contracts';
import type { Logger } from '@langflix/telemetry';

export interface ServerFeatures {
  /** `term(reason)`; older servers ignore such a message silently and deliver again. Since 2.11.0. */
  readonly termReason: boolean;
}

/** The JetStream API that the client speaks; Debian 12 ships 2.9.10. */
const OLDEST = '2.9.4';
/** A process crash could lose whole streams; fixed in 2.10.23 (nats-server issue 6888). */
const LOSES_STREAMS = { from: '2.10.20', before: '2.10.23' };

export function featuresOf(version: string): ServerFeatures {
  return { termReason: isAtLeast(version, '2.11.0') };
}

/** @throws TerminalError `broker_too_old` */
export function checkServerVersion(version: string, log: Logger): void {
  if (!isAtLeast(version, OLDEST)) {
    throw new TerminalError(
      'broker_too_old',
      `nats-server ${version} is too old: install ${OLDEST} or newer (Debian 12 has 2.9.10)`,
    );
  }
  if (isAtLeast(version, LOSES_STREAMS.from) && !isAtLeast(version, LOSES_STREAMS.before)) {
    log.warn(
      { version, fixedIn: LOSES_STREAMS.before },
      'this nats-server version can lose streams in a crash',
    );
  }
}

function isAtLeast(version: string, wanted: string): boolean {
  const [have, want] = [numbersOf(version), numbersOf(wanted)];
  const differing = want.findIndex((number, i) => number !== have[i]);
  return differing === -1 || (have[differing] ?? 0) > (want[differing] ?? 0);
}

function numbersOf(version: string): number[] {
  return version
    .split('-', 1)
    .join()
    .split('.')
    .map((part) => Number.parseInt(part, 10) || 0);
}
