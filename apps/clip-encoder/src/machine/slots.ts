/** A number of places for work that runs at the same time; whoever comes later waits, in the order of coming. */
export interface Slots {
  /** @throws what `work` throws; the signal's reason when it aborts before there is a place */
  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

export function createSlots(places: number): Slots {
  let free = places;
  const waiting: (() => void)[] = [];
  const giveBack = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  const take = async (signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    if (free > 0) {
      free -= 1;
      return;
    }
    const place = Promise.withResolvers<void>();
    const leave = (): void => {
      // Given a place in this same moment: not in the queue any more, and whoever stands last in it must stay.
      const position = waiting.indexOf(place.resolve);
      if (position >= 0) waiting.splice(position, 1);
      place.reject(signal.reason);
    };
    waiting.push(place.resolve);
    signal.addEventListener('abort', leave, { once: true });
    try {
      await place.promise;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  };
  return {
    async run(work, signal) {
      await take(signal);
      try {
        return await work();
      } finally {
        giveBack();
      }
    },
  };
}
