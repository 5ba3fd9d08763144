/** A bucket of values under one schema, changed by compare-and-set. */
export interface KeyValue<T> {
  /** @throws TerminalError `bucket_value` when the stored value breaks the schema. */
  get(key: string): Promise<T | undefined>;
  /** False when the key is there already. */
  create(key: string, value: T): Promise<boolean>;
  /**
   * Changes a value, however many writers there are. `change` runs again on every conflict and whenever an answer of
   * the broker was lost, so it must come to the same end twice; undefined leaves the value as it is.
   * @returns the value now stored; undefined when there is no such key.
   */
  update(key: string, change: (current: T) => T | undefined): Promise<T | undefined>;
  /** Every present value, then every change, until the signal aborts. `key` may hold wildcards. */
  watch(options: { key?: string; signal: AbortSignal }): AsyncIterable<KeyValueEntry<T>>;
  /** All present values. */
  entries(): Promise<readonly KeyValueEntry<T>[]>;
}

export interface KeyValueEntry<T> {
  readonly key: string;
  readonly value: T;
}
