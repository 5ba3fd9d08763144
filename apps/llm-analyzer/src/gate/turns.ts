/** First come, first served: one at a time. */
export interface Turns {
  /** @returns what ends the turn. @throws the signal's reason when it aborts before the turn comes */
  take(signal: AbortSignal): Promise<() => void>;
}

export function createTurns(): Turns {
  const waiting: (() => void)[] = [];
  let isTaken = false;
  const end = (): void => {
    const next = waiting.shift();
    if (next === undefined) isTaken = false;
    else next();
  };
  /** Each turn is ended once, however often its end is called. */
  const endOnce = () => {
    let hasEnded = false;
    return () => {
      if (!hasEnded) end();
      hasEnded = true;
    };
  };
  return {
    async take(signal) {
      signal.throwIfAborted();
      if (!isTaken) {
        isTaken = true;
        return endOnce();
      }
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const leave = (): void => {
        const at = waiting.indexOf(resolve);
        if (at >= 0) waiting.splice(at, 1);
        reject(signal.reason);
      };
      waiting.push(resolve);
      signal.addEventListener('abort', leave, { once: true });
      await promise.finally(() => signal.removeEventListener('abort', leave));
      return endOnce();
    },
  };
}
