/** Seconds from one ISO time to another, never negative: clocks of two machines may differ. */
export function secondsBetween(from: string, to: string): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
}
