import type { KeyvStorageCapability } from 'keyv';

/** What the cache asks of a store: what Keyv calls on an adapter, and figures. Values are the texts Keyv made. */
export interface CacheStore {
  readonly capabilities: KeyvStorageCapability;
  get(key: string): Promise<string | undefined>;
  /** `expires` is in Unix milliseconds. */
  set(key: string, value: string, expires?: number): Promise<boolean>;
  has(key: string): Promise<boolean>;
  delete(key: string): Promise<boolean>;
  clear(): Promise<void>;
  disconnect(): Promise<void>;
  figures(): Promise<StoreFigures>;
}

export interface StoreFigures {
  /** Entries kept, those that have expired unseen included. */
  readonly entries: number;
  /** Of what is kept. */
  readonly bytes: number;
  /** Entries removed to make room, since the service started. */
  readonly evictions: number;
}
