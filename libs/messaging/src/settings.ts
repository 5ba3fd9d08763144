/** What messaging must know of the broker; structurally the `nats` section of the configuration. */
export interface NatsSettings {
  /** `host:port` or `nats://host:port`; tried in turn. */
  readonly servers: readonly string[];
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** Subjects on which this connection is answered begin with it. Default: see `inboxPrefixOf`. */
  readonly inboxPrefix?: string | undefined;
  /**
   * Milliseconds without an acknowledgement or heartbeat after which the broker delivers a message again. How soon
   * a killed worker is replaced, never the length of the longest job: the runtime sends a heartbeat every third of it.
   */
  readonly ackWaitMs: number;
  /** Hours that facts stay in the stream. */
  readonly maxAgeHours: number;
  /** Copies of every stream in a cluster: 1, 3 or 5. */
  readonly replicas: number;
  /** Bytes that the stream of facts may take; writers wait when it is full. No limit of its own when absent. */
  readonly maxBytes?: number | undefined;
}
