/**
 * The gate in front of the model: one shared by everybody who uses the same quota lives in the service; here are its
 * shape and what the adapter promises to it. The adapter enters before every HTTP call (repetitions, halves and repair
 * questions too) and leaves exactly once per permit. Time inside `enter` counts towards no timeout.
 */
export interface CallGate {
  /**
   * Waits until a call may be sent.
   * @param call.characters Size of everything that is sent, as `sizeInCharacters` counts
   * @throws RetryableError with `uncounted` when the wait would be too long to hold a place; the signal's reason
   */
  enter(call: { readonly characters: number; readonly signal: AbortSignal }): Promise<CallPermit>;
}

export interface CallPermit {
  /** A rejection is ignored: an answer that was paid for is not thrown away for its bookkeeping. */
  leave(outcome: CallOutcome): Promise<void>;
}

export interface CallOutcome {
  /**
   * As the model counted them, also of answers that cannot be used. 0: the call was never sent. Absent: unknown, such as
   * after a timeout or an abort; the service may have counted the call all the same.
   */
  readonly inputTokens?: number;
  /** Thinking included. Absent where `inputTokens` is, and for a call that was never sent. */
  readonly outputTokens?: number;
  /** Why the model stopped, in the words of OpenTelemetry's conventions. Absent: no answer. */
  readonly finish?: 'stop' | 'length' | 'content_filter' | 'error';
  /** Absent: answered (cut at the output limit is an answer), or aborted by the caller. */
  readonly failure?: CallFailure;
}

export interface CallFailure {
  readonly cause:
    | 'minute_quota'
    | 'day_quota'
    | 'unavailable'
    | 'timeout'
    | 'unreachable'
    | 'key_refused'
    | 'refused'
    | 'unusable'
    | 'blocked';
  /** Milliseconds after which it is worth asking again, where the service said so or it is known otherwise. */
  readonly retryAfterMs?: number;
}
