import type { AnalyzerGate, PauseCause } from '@langflix/contracts';
import { formatPlural } from './format.ts';

/** The model is not asked for now. */
export interface Waiting {
  readonly model: string;
  readonly cause: PauseCause;
  readonly untilMs: number;
}

/** The pause in force at a moment, if there is one. */
export function waitingOf(gate: AnalyzerGate, nowMs: number): Waiting | undefined {
  const untilMs = gate.pausedUntil === undefined ? -Infinity : Date.parse(gate.pausedUntil);
  if (untilMs <= nowMs) return undefined;
  return { model: gate.model, cause: gate.cause ?? 'unavailable', untilMs };
}

const WHY: Readonly<Record<PauseCause, string>> = {
  minute_quota: "the minute's quota is used up",
  day_quota: "the day's quota is used up",
  unavailable: 'the service does not answer',
  key_refused: 'the key was refused',
};

/**
 * `waiting for Gemini: the day's quota is used up` and `goes on at 08:01 (in 3 h 12 min)`, in local time; a display that
 * is too narrow for both shows them one below the other.
 */
export function waitingInWords(waiting: Waiting, nowMs: number): readonly [what: string, when: string] {
  // Only a quota is sure to be there again; anything else has to be tried.
  const verb = waiting.cause.endsWith('_quota') ? 'goes on' : 'tries again';
  const when = `${verb} at ${clock(waiting.untilMs, nowMs)} (in ${span(waiting.untilMs - nowMs)})`;
  return [`waiting for Gemini: ${WHY[waiting.cause]}`, when];
}

function clock(atMs: number, nowMs: number): string {
  const [at, now] = [new Date(atMs), new Date(nowMs)];
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  if (atMs - nowMs < 2 * MINUTE_MS) return `${time}:${two(at.getSeconds())}`;
  return at.toDateString() === now.toDateString() ? time : `${time} tomorrow`;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** No pause is longer than a day. */
function span(ms: number): string {
  if (ms < 2 * MINUTE_MS) return formatPlural(Math.ceil(ms / 1000), 'second');
  const minutes = Math.ceil(ms / MINUTE_MS);
  if (ms < HOUR_MS) return formatPlural(minutes, 'minute');
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
