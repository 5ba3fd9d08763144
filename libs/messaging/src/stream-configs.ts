import { DiscardPolicy, RetentionPolicy, StorageType, nanos } from 'nats';
import type { StreamConfig } from 'nats';
import { DEAD_LETTER_ROOT, DEAD_LETTER_STREAM, STREAM, STREAM_SUBJECT } from './names.ts';
import { wantedBuckets } from './bucket-configs.ts';
import type { NatsSettings } from './settings.ts';

export type WantedStream = Pick<StreamConfig, 'name' | 'subjects'> & Partial<StreamConfig>;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The broker's default window for message ids, which may not be longer than the stream remembers. */
const DUPLICATE_WINDOW_MS = 120_000;
/** Dead letters wait for people: longer than the facts they are about. */
const FORENSIC_MS = 14 * DAY_MS;
/** What `provision` makes and keeps so. Fields that are not named here are the operator's. */
export function wantedStreams(settings: NatsSettings): WantedStream[] {
  const maxAgeMs = settings.maxAgeHours * HOUR_MS;
  const common = {
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    num_replicas: settings.replicas,
  };
  return [
    {
      ...common,
      name: STREAM,
      subjects: [STREAM_SUBJECT],
      // A full stream makes writers wait; discarding the oldest would lose accepted work in silence.
      discard: DiscardPolicy.New,
      max_age: nanos(maxAgeMs),
      max_bytes: settings.maxBytes ?? -1,
      duplicate_window: nanos(Math.min(DUPLICATE_WINDOW_MS, maxAgeMs)),
      // Upstream systems ask for the end of one job by its subject: with a direct get, the subject can be a permission.
      allow_direct: true,
    },
    {
      ...common,
      name: DEAD_LETTER_STREAM,
      subjects: [`${DEAD_LETTER_ROOT}.>`],
      discard: DiscardPolicy.Old,
      max_age: nanos(Math.max(FORENSIC_MS, maxAgeMs)),
    },
    ...wantedBuckets(maxAgeMs).map((bucket) => ({ ...common, ...bucket })),
  ];
}
