import type { Broker } from '../broker.ts';
import type { dayStreamOf, minuteStreamOf } from '../names.ts';
import type { Debts } from './debts.ts';
import type { QuotaWindow } from './quota-streams.ts';
import type { QuotaUnits } from './quota-units.ts';
import type { QuotaLimit, QuotaSettings } from './quota.ts';

/** One process's hold of a quota. */
export interface OpenedQuota {
  readonly broker: Broker;
  /** Limits as provisioned, before the share. */
  readonly settings: QuotaSettings;
  readonly window: QuotaWindow;
  readonly units: QuotaUnits;
  readonly minute: ReturnType<typeof minuteStreamOf>;
  readonly day: ReturnType<typeof dayStreamOf>;
  readonly debts: Debts;
  /** Part of the limits per minute that was in force when this process looked last. */
  share: number;
  /** Which limit of the minute refused last, and when by performance.now(). */
  ranOut?: { readonly limit: QuotaLimit; readonly atMs: number };
}

/** Milliseconds that a permit counts. */
export function lifeMs({ window }: OpenedQuota): number {
  return window.windowMs + window.marginMs;
}

/** True when this limit refused last, and within a window. */
export function isShort(opened: OpenedQuota, limit: QuotaLimit): boolean {
  const { ranOut } = opened;
  return ranOut?.limit === limit && performance.now() - ranOut.atMs < lifeMs(opened);
}
