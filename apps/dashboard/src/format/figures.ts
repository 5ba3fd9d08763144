const counts = new Intl.NumberFormat('en-US');

/** `1,204`. */
export const count = (value: number): string => counts.format(value);

/** `1 clip`, `2 clips`. */
export const plural = (value: number, noun: string): string =>
  `${count(value)} ${noun}${value === 1 ? '' : 's'}`;

/** `45 %`, never 100 % before it is all. */
export function percent(share: number): string {
  const bounded = Math.min(1, Math.max(0, share));
  return `${bounded < 1 ? Math.min(99, Math.floor(bounded * 100)) : 100} %`;
}

/** `$0.0042`, `$1.27`: two digits that mean something. */
export function dollars(usd: number): string {
  if (usd === 0) return '$0';
  return `$${usd >= 0.1 ? usd.toFixed(2) : usd.toPrecision(2)}`;
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** `188 MB`, `1.2 GB`; steps of 1,024. */
export function bytes(value: number): string {
  const sign = value < 0 ? '-' : '';
  let amount = Math.abs(value);
  let unit = 0;
  while (amount >= 1000 && unit < UNITS.length - 1) {
    amount /= 1024;
    unit += 1;
  }
  return `${sign}${amount >= 10 || unit === 0 ? Math.round(amount) : amount.toFixed(1)} ${UNITS[unit]}`;
}

/** One decimal below ten, none above. */
export const amount = (value: number): string =>
  value >= 10 || Number.isInteger(value) ? count(Math.round(value)) : value.toFixed(1);

/** How much faster than watching: `6.2× real time`. */
export function speed(contentSeconds: number | undefined, wallSeconds: number): string | undefined {
  if (contentSeconds === undefined || contentSeconds <= 0 || wallSeconds <= 0) return undefined;
  return `${amount(contentSeconds / wallSeconds)}× real time`;
}
