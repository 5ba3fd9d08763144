/**
 * What becomes of the shared gate when something is learned about the service. Pure: every replica that learns the same
 * comes to the same end, and who loses the compare-and-set decides again on what the winner wrote.
 */
import type { AnalyzerGate, PauseCause } from '@langflix/contracts';
import { nextDailyReset } from '@langflix/llm';
import type { CallFailure } from '@langflix/llm';

export interface Moment {
  readonly nowMs: number;
  /** From 0 up to 1. */
  readonly random: () => number;
}

export interface FailedCall {
  readonly failure: CallFailure;
  readonly sentAtMs: number;
  /** Length of the pause that this call was to probe the end of. */
  readonly probedPauseMs?: number | undefined;
}

/** A first pause where the service named no time, and the longest that it grows to. */
const FIRST_PAUSE_MS = 5_000;
const MOST_PAUSE_MS = 60_000;
/** A named delay is believed up to here; Google's own client takes longer ones for a daily limit. */
const MOST_NAMED_MS = 300_000;
/** Added to a named delay, so that replicas and foreign clients do not come back in one moment. */
const JITTER_MS = 1_000;
/** After the reset of the day, for the same reason; and the service's clock is not ours. */
const RESET_JITTER_MS = 120_000;
/** Share of the quota that is left when others were found to use it, and what a quiet minute gives back. */
const SHARE_FACTOR = 0.7;
const SHARE_STEP = 0.1;
const LEAST_SHARE = 0.1;
const QUIET_MS = 60_000;
/** A probing call that has said nothing by then is taken for lost: the next replica probes. */
const PROBE_MS = 15_000;

export const isPaused = (gate: AnalyzerGate, nowMs: number): boolean => pausedUntilMs(gate) > nowMs;
/** -Infinity when nobody is paused. */
export const pausedUntilMs = ({ pausedUntil }: AnalyzerGate): number =>
  pausedUntil === undefined ? -Infinity : Date.parse(pausedUntil);

/** After a call failed; undefined when that changes nothing for the others. */
export function afterFailure(
  gate: AnalyzerGate,
  { failure, sentAtMs, probedPauseMs }: FailedCall,
  moment: Moment,
): AnalyzerGate | undefined {
  switch (failure.cause) {
    case 'minute_quota':
      return minutePause(gate, { named: failure.retryAfterMs, sentAtMs }, moment);
    case 'day_quota':
      return dayPause(gate, moment, 'the service says that the requests of the day are used up');
    case 'unavailable':
    case 'unreachable':
    case 'timeout':
      return outagePause(gate, probedPauseMs, moment);
    case 'key_refused':
      return pause(gate, moment, {
        cause: 'key_refused',
        lengthMs: failure.retryAfterMs ?? MOST_PAUSE_MS,
        message:
          'the service refused the key: check LANGFLIX_LLM_API_KEY or GEMINI_API_KEY, and restart llm-analyzer',
      });
    default:
      return undefined;
  }
}

/**
 * Our own requests went through our own quota: a refusal says that others use it too, so a smaller share is left to us.
 * Once per pause: calls that were sent before the last change were refused by the same lack. A refusal without a word of
 * why may as well be a service that is short of machines: that takes nothing of the share.
 */
function minutePause(
  gate: AnalyzerGate,
  { named, sentAtMs }: { named: number | undefined; sentAtMs: number },
  moment: Moment,
): AnalyzerGate | undefined {
  const isNews = sentAtMs >= Date.parse(gate.changedAt);
  if (named === undefined && !isNews) return undefined;
  const lengthMs = named === undefined ? grown(gate, 'minute_quota', moment) : Math.min(named, MOST_NAMED_MS);
  const paused = pause(gate, moment, {
    cause: 'minute_quota',
    lengthMs: lengthMs + moment.random() * JITTER_MS,
    message: 'the service refused a request for lack of quota per minute',
  });
  if (!isNews || named === undefined) return paused;
  const share = Math.max(LEAST_SHARE, rounded(gate.share * SHARE_FACTOR));
  return { ...(paused ?? gate), share, changedAt: new Date(moment.nowMs).toISOString() };
}

/** Until the quota of the day starts anew. */
export function dayPause(gate: AnalyzerGate, moment: Moment, message: string): AnalyzerGate | undefined {
  const lengthMs = nextDailyReset(moment.nowMs) - moment.nowMs + moment.random() * RESET_JITTER_MS;
  return pause(gate, moment, {
    cause: 'day_quota',
    lengthMs,
    message: `${message}; they start anew at midnight Pacific time`,
  });
}

function outagePause(
  gate: AnalyzerGate,
  probedPauseMs: number | undefined,
  moment: Moment,
): AnalyzerGate | undefined {
  // Somebody has noticed already; only the probe makes it longer.
  if (probedPauseMs === undefined && isPaused(gate, moment.nowMs)) return undefined;
  const lengthMs =
    probedPauseMs === undefined
      ? grown(gate, 'unavailable', moment)
      : Math.min(MOST_PAUSE_MS, 2 * probedPauseMs);
  const message = 'the service cannot be reached or answers with errors';
  return pause(gate, moment, {
    cause: 'unavailable',
    lengthMs,
    message,
    replaces: probedPauseMs !== undefined,
  });
}

/** The first length; twice the last one when that ended not long ago. */
function grown(gate: AnalyzerGate, cause: PauseCause, { nowMs }: Moment): number {
  if (gate.cause !== cause || pausedUntilMs(gate) < nowMs - MOST_PAUSE_MS) return FIRST_PAUSE_MS;
  return Math.min(MOST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, 2 * lengthOf(gate)));
}

const lengthOf = (gate: AnalyzerGate): number => pausedUntilMs(gate) - Date.parse(gate.changedAt);

interface Pause {
  readonly cause: PauseCause;
  readonly lengthMs: number;
  readonly message: string;
  /** True: this pause holds even where the present one is longer. */
  readonly replaces?: boolean;
}

/** Never shorter than the pause in force: max(old, new). */
function pause(gate: AnalyzerGate, { nowMs }: Moment, wanted: Pause): AnalyzerGate | undefined {
  const untilMs = Math.round(nowMs + wanted.lengthMs);
  if (wanted.replaces !== true && pausedUntilMs(gate) >= untilMs) return undefined;
  return {
    ...gate,
    cause: wanted.cause,
    message: wanted.message,
    pausedUntil: new Date(untilMs).toISOString(),
    changedAt: new Date(nowMs).toISOString(),
  };
}

/**
 * Whether the end of the last pause must be tried by one call before all go on: a refused key and a dead service stay so
 * more often than not, while the quota of a minute comes back by itself.
 */
export function needsProbe({ cause }: AnalyzerGate): boolean {
  return cause !== undefined && cause !== 'minute_quota';
}

/** One replica probes, the others wait on; undefined when somebody is at it already, or nothing is to be probed. */
export function claimProbe(gate: AnalyzerGate, { nowMs }: Moment): AnalyzerGate | undefined {
  if (!needsProbe(gate) || isPaused(gate, nowMs)) return undefined;
  const pausedUntil = new Date(nowMs + PROBE_MS).toISOString();
  return { ...gate, pausedUntil, changedAt: new Date(nowMs).toISOString() };
}

/** How long the pause was whose end is to be probed; no shorter than the first. */
export const probedPauseOf = (gate: AnalyzerGate): number =>
  Math.min(MOST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, lengthOf(gate)));

/** After an answer: a service that answers is there. A refused key or a used-up day is disproved by the probe alone. */
export function afterAnswer(
  gate: AnalyzerGate,
  wasProbe: boolean,
  { nowMs }: Moment,
): AnalyzerGate | undefined {
  if (gate.cause === undefined || (!wasProbe && gate.cause !== 'unavailable')) return undefined;
  if (gate.cause === 'minute_quota') return undefined;
  const { project, model, share } = gate;
  return { project, model, share, changedAt: new Date(nowMs).toISOString() };
}

/** A minute without any refusal: part of the share comes back. */
export function afterQuietMinute(gate: AnalyzerGate, { nowMs }: Moment): AnalyzerGate | undefined {
  const quietSinceMs = Math.max(pausedUntilMs(gate), Date.parse(gate.changedAt));
  if (gate.share >= 1 || nowMs - quietSinceMs < QUIET_MS) return undefined;
  const share = Math.min(1, rounded(gate.share + SHARE_STEP));
  return { ...gate, share, changedAt: new Date(nowMs).toISOString() };
}

const rounded = (share: number): number => Math.round(share * 100) / 100;
