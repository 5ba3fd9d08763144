/** A quota of a remote service that every replica draws from: so many requests and tokens a minute, requests a day. */

export interface QuotaSettings {
  /** `quotaKey()` of contracts: letters, digits, `-` and `_`. */
  readonly key: string;
  /** In each of the three: 0 is no such limit. */
  readonly requestsPerMinute: number;
  /** Input tokens. */
  readonly tokensPerMinute: number;
  /** From midnight to midnight in Los Angeles, where Google counts its days. */
  readonly requestsPerDay: number;
}

export type QuotaLimit = 'requests_per_minute' | 'tokens_per_minute' | 'requests_per_day';

/**
 * Leave to send one request. Plain data, good in this process only: its times are those of `performance.now()`.
 */
export interface Permit {
  readonly key: string;
  /** That it was taken for. */
  readonly tokens: number;
  /** When it was asked for; the broker stamped it a moment later. */
  readonly takenAtMs: number;
  /**
   * The request must leave before this moment, or it would arrive after its permit was forgotten. Too late: give the
   * permit back and take another. Infinity without a limit per minute.
   */
  readonly sendBeforeMs: number;
  /** Number in the stream of the minute; absent without limits per minute. */
  readonly minuteSeq?: number;
  /** Number in the stream of the days; absent without a limit per day. */
  readonly daySeq?: number;
  /** Quanta that its message in the minute takes, see `quota-units.ts`. */
  readonly quanta: number;
  /** Of quanta: what earlier requests of this process took beyond their permits. */
  readonly debtQuanta: number;
}

export type Taken =
  | { readonly granted: true; readonly permit: Permit }
  | { readonly granted: false; readonly limit: QuotaLimit };

export interface TakeOptions {
  /** Ends the waiting for a broker that is away; `take` then throws the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface QuotaUsage {
  readonly requestsLastMinute: number;
  /** Rounded up to the unit in which tokens are booked, at most 50 per request. */
  readonly tokensLastMinute: number;
  readonly requestsToday: number;
  /** In force now: those per minute scaled by the share. 0 is no limit. */
  readonly limits: Pick<QuotaSettings, 'requestsPerMinute' | 'tokensPerMinute' | 'requestsPerDay'>;
}

/**
 * All replicas together stay within the limits in every window of 60 seconds as the remote service sees them, provided
 * that a request leaves before its permit's `sendBeforeMs` and travels for at most 0.8 s. See ADR 10.
 */
export interface Quota {
  /**
   * Asks for leave to send a request, once: never waits for room, only for a broker that is away. Refusals cost nothing.
   * @throws TerminalError `request_over_quota` for more tokens than a whole minute has.
   */
  take(tokens: number, options?: TakeOptions): Promise<Taken>;
  /**
   * Tells what the request really took. What it took beyond its permit is booked at once. Where there is no room for it,
   * it was sent nevertheless: it becomes a debt that the next `take` of this process books on top of its own, as long as
   * the request is in the window; so it does while requests are what ran out last, as a booking counts as a request. A
   * permit that was more than 15 % too large is exchanged for one of the true size, if tokens are what ran out last and
   * the exchange finds room; the new one counts from now, which errs on the safe side. Otherwise nothing happens.
   */
  settle(permit: Permit, tokens: number): Promise<void>;
  /** Undoes a `take` whose request was never sent; once per permit. */
  giveBack(permit: Permit): Promise<void>;
  /**
   * Scales the limits per minute, for everybody: others use the same quota. One replica should ask for all. A rise
   * within a window after a fall is put off, because brokers before 2.10 forget the oldest permits when a limit falls;
   * ask again later.
   * @param share above 0, at most 1
   * @returns the share now in force
   */
  setShare(share: number): Promise<number>;
  usage(): Promise<QuotaUsage>;
}
