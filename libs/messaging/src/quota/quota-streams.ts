/** The two streams of a quota. A permit is a message; what the broker refuses to store is not granted. */
import { DiscardPolicy, RetentionPolicy, StorageType, nanos } from 'nats';
import type { StreamConfig } from 'nats';
import { dayStreamOf, minuteStreamOf } from '../names.ts';
import type { NatsSettings } from '../settings.ts';
import type { WantedStream } from '../stream-configs.ts';
import { quantaWithin, streamBytes, unitsOf } from './quota-units.ts';
import type { QuotaSettings } from './quota.ts';

export interface QuotaWindow {
  /** Milliseconds in which the limits hold. */
  readonly windowMs: number;
  /**
   * Milliseconds that a permit is kept beyond the window. The remote service counts a request when it arrives, which is
   * later than its permit was stamped, by a delay that varies: two requests stamped more than a window apart can arrive
   * within one. Kept this much longer, they cannot, provided that no request arrives later than this after its stamp.
   */
  readonly marginMs: number;
  /** Of marginMs: what is left for the way to the remote service, a new TLS connection included. */
  readonly travelMs: number;
  /** By how much the clocks of two replicas may differ. */
  readonly skewMs: number;
}

export const MINUTE: QuotaWindow = { windowMs: 60_000, marginMs: 2_000, travelMs: 800, skewMs: 2_000 };

/** A day is over everywhere, and its permits are no longer asked for, long before two have passed. */
const DAYS_KEPT_MS = 48 * 3_600_000;

/** What is written into the description of the stream of the minute: which limits it stands for. */
export interface QuotaNote {
  readonly requestsPerMinute: number;
  readonly tokensPerMinute: number;
  /** Part of the limits that is in force. */
  readonly share: number;
  /** Milliseconds since 1970 when the share fell last. */
  readonly fellAt?: number;
}

export function noteOf({ description }: Pick<StreamConfig, 'description'>): QuotaNote | undefined {
  try {
    return JSON.parse(description ?? '') as QuotaNote;
  } catch {
    return undefined;
  }
}

export function isPerMinute({ requestsPerMinute, tokensPerMinute }: QuotaSettings): boolean {
  return requestsPerMinute > 0 || tokensPerMinute > 0;
}

type Common = Pick<NatsSettings, 'replicas'>;

function common({ replicas }: Common): Partial<StreamConfig> {
  return {
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    discard: DiscardPolicy.New,
    num_replicas: replicas,
  };
}

export function minuteStream(
  settings: Common,
  quota: QuotaSettings,
  { existing, window = MINUTE }: { existing?: StreamConfig | undefined; window?: QuotaWindow } = {},
): WantedStream {
  const { requestsPerMinute, tokensPerMinute } = quota;
  const { name, subject } = minuteStreamOf(quota.key);
  const { share = 1, fellAt } = (existing && noteOf(existing)) ?? {};
  const ageMs = window.windowMs + window.marginMs;
  return {
    ...common(settings),
    ...limitsOf(
      { requestsPerMinute, tokensPerMinute, share, ...(fellAt === undefined ? {} : { fellAt }) },
      subject,
    ),
    name,
    subjects: [subject],
    max_age: nanos(ageMs),
    duplicate_window: nanos(Math.min(1_000, ageMs)),
  };
}

export type MinuteLimits = Pick<StreamConfig, 'max_msgs' | 'max_bytes'> & { description: string };

export function limitsOf(note: QuotaNote, subject: string): MinuteLimits {
  const { requestsPerMinute, tokensPerMinute, share } = note;
  const units = unitsOf(note, subject);
  return {
    // To the broker, 0 is no limit.
    max_msgs: requestsPerMinute === 0 ? -1 : Math.max(1, Math.floor(requestsPerMinute * share)),
    max_bytes: tokensPerMinute === 0 ? -1 : streamBytes(quantaWithin(tokensPerMinute * share, units), units),
    description: JSON.stringify(note),
  };
}

export function dayStream(settings: Common, { key, requestsPerDay }: QuotaSettings): WantedStream {
  const { name, subjectOn } = dayStreamOf(key);
  return {
    ...common(settings),
    name,
    subjects: [subjectOn('*')],
    max_msgs_per_subject: requestsPerDay,
    discard_new_per_subject: true,
    max_age: nanos(DAYS_KEPT_MS),
  };
}
