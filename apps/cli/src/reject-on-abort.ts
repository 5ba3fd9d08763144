/**
 * Rejects with the signal's reason once it aborts; for Promise.race with something that does not listen to it.
 * @param afterMs how much longer something that does listen may take to end by itself. Default 0.
 */
export function rejectOnAbort(signal: AbortSignal, afterMs = 0): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => undefined);
  const onAbort = (): void => {
    if (afterMs === 0) reject(signal.reason);
    else setTimeout(reject, afterMs, signal.reason);
  };
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  return promise;
}
