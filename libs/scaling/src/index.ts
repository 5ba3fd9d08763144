export { adviseScaling } from './advise.ts';
export type { ConsumerLoad, Load, QuotaLoad } from './advise.ts';
export { createRateWindow } from './rate-window.ts';
export type { RateWindow } from './rate-window.ts';
