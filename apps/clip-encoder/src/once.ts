/** `work` at the first call, its result at all others. A failure is not kept: the next call tries again. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  const forget = (error: unknown): never => {
    result = undefined;
    throw error;
  };
  return () => (result ??= work().catch(forget));
}
