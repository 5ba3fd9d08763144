export interface Bounds {
  readonly maxEntries: number;
  /** Of keys and values together, as the process or file holds them. */
  readonly maxBytes: number;
}

/** The part of a Map that Keyv's memory adapter asks for. */
export interface BoundedMap<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): this;
  has(key: string): boolean;
  delete(key: string): boolean;
  clear(): void;
  readonly size: number;
  /** Of what is held. */
  readonly bytes: number;
  /** Entries forgotten to make room. */
  readonly evictions: number;
}

/** A map that forgets what was used least recently when it holds too many entries or too many bytes. */
export function createBoundedMap<Value>(
  bounds: Bounds,
  bytesOf: (key: string, value: Value) => number,
): BoundedMap<Value> {
  // A Map iterates in order of insertion: taking an entry out and in again makes it the youngest.
  const entries = new Map<string, { readonly value: Value; readonly bytes: number }>();
  let [bytes, evictions] = [0, 0];

  const remove = (key: string): boolean => {
    bytes -= entries.get(key)?.bytes ?? 0;
    return entries.delete(key);
  };
  return {
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set(key, value) {
      remove(key);
      const entry = { value, bytes: bytesOf(key, value) };
      entries.set(key, entry);
      bytes += entry.bytes;
      for (const oldest of entries.keys()) {
        if (entries.size <= bounds.maxEntries && bytes <= bounds.maxBytes) break;
        remove(oldest);
        evictions += 1;
      }
      return this;
    },
    has: (key) => entries.has(key),
    delete: remove,
    clear() {
      entries.clear();
      bytes = 0;
    },
    get size() {
      return entries.size;
    },
    get bytes() {
      return bytes;
    },
    get evictions() {
      return evictions;
    },
  };
}
