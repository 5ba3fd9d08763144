/** What stands between a worker and the model: nothing, our gate, or a service that refuses what is too much. */
import type { Random } from '@langflix/testing';
import { MINUTE_MS, createQuota } from '../../fake-gemini/quota.ts';
import { createRollingWindow } from '../../fake-gemini/rolling-window.ts';

export interface Limits {
  readonly requestsPerMinute: number;
  /** Input tokens. */
  readonly tokensPerMinute: number;
}

export type Begin =
  /** The call goes out then: at once, or when its permit begins. */
  | { readonly startMs: number }
  /** The service answered 429: to be asked again then. */
  | { readonly retryMs: number };

export interface CallPolicy {
  /**
   * A worker wants to ask. Times never run backwards.
   * @param failures how often this call was refused already
   */
  begin(nowMs: number, failures: number): Begin;
  /** So far. */
  readonly figures: CallFigures;
}

export interface CallFigures {
  /** Requests that the service saw. */
  readonly requests: number;
  readonly refused: number;
  /** Most that the service let in within any rolling minute, divided by the limit. */
  readonly peakShare: number;
}

/** A permit of the broker lives 2 s longer than the minute of the service: ADR 10. */
const PERMIT_MS = MINUTE_MS + 2_000;

/** No model is asked. */
export function ungated(): CallPolicy {
  return { begin: (nowMs) => ({ startMs: nowMs }), figures: { requests: 0, refused: 0, peakShare: 0 } };
}

/** ADR 10 and 11: no call without a permit, in the order of asking; the service behind it counts on its own. */
export function gated(limits: Limits, tokensPerCall: number): CallPolicy {
  const requests = createRollingWindow(PERMIT_MS);
  const service = countingService(limits, tokensPerCall);
  const most = callsPerMinute(limits, tokensPerCall);
  let lastMs = 0;
  return {
    begin(nowMs) {
      // Rounded up, so that an entry has surely left the window when the next one takes its place.
      const fromMs = Math.ceil(Math.max(nowMs, lastMs));
      const waitMs = requests.sum(fromMs) < most ? 0 : requests.msUntil(most - 1, fromMs);
      lastMs = fromMs + waitMs;
      requests.add(1, lastMs);
      service.admit(lastMs);
      return { startMs: lastMs };
    },
    get figures() {
      return service.figures();
    },
  };
}

/** Each worker calls when it likes, and after a 429 again with the backoff of our settings, full jitter. */
export function refusing(limits: Limits, tokensPerCall: number, random: Random): CallPolicy {
  const service = countingService(limits, tokensPerCall);
  return {
    begin(nowMs, failures) {
      if (service.admit(nowMs)) return { startMs: nowMs };
      const longestMs = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** failures);
      return { retryMs: nowMs + REFUSAL_MS + random() * longestMs };
    },
    get figures() {
      return service.figures();
    },
  };
}

/** `llm.backoff_ms`, and the longest wait inside a process, of libs/llm. */
const [FIRST_BACKOFF_MS, LONGEST_BACKOFF_MS] = [1_000, 30_000];
/** A refusal takes a round trip: an assumption. */
const REFUSAL_MS = 200;

/** Whole calls in a minute by requests and by tokens, whichever are fewer; Infinity without a limit. */
export function callsPerMinute(
  { requestsPerMinute, tokensPerMinute }: Limits,
  tokensPerCall: number,
): number {
  const byRequests = requestsPerMinute > 0 ? requestsPerMinute : Infinity;
  const byTokens = tokensPerMinute > 0 ? Math.floor(tokensPerMinute / tokensPerCall) : Infinity;
  return Math.min(byRequests, byTokens);
}

function countingService(limits: Limits, tokensPerCall: number) {
  const [requestsPerMinute, inputTokensPerMinute] = [limits.requestsPerMinute, limits.tokensPerMinute];
  const quota = createQuota({
    ...(requestsPerMinute > 0 && { requestsPerMinute }),
    ...(inputTokensPerMinute > 0 && { inputTokensPerMinute }),
  });
  const window = createRollingWindow(MINUTE_MS);
  let [requests, refused] = [0, 0];
  return {
    admit(nowMs: number): boolean {
      requests += 1;
      const isAdmitted = quota.admit(tokensPerCall, nowMs).length === 0;
      if (isAdmitted) window.add(1, nowMs);
      else refused += 1;
      return isAdmitted;
    },
    figures: (): CallFigures => ({
      ...{ requests, refused },
      peakShare: window.peak / callsPerMinute(limits, tokensPerCall),
    }),
  };
}
