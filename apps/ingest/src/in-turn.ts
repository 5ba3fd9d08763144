/**
 * Makes a function that runs the works of one key one after the other, in the order of their asking; works of different
 * keys run side by side. A work that fails does not stop the next.
 */
export function createTurns(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const lastOf = new Map<string, Promise<void>>();
  return (key, work) => {
    const mine = (lastOf.get(key) ?? Promise.resolve()).then(work);
    const ended = mine.then(
      () => undefined,
      () => undefined,
    );
    lastOf.set(key, ended);
    void ended.then(() => {
      if (lastOf.get(key) === ended) lastOf.delete(key);
    });
    return mine;
  };
}
