/** Gives numbers from 0 up to 1. */
export type Random = () => number;

/** The same seed gives the same numbers. A linear congruential generator, constants of Numerical Recipes; high bits only. */
export function createRandom(seed: number): Random {
  let state = (seed ^ 0x5deece66) >>> 0;
  const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
  next();
  return () => ((next() >>> 8) * 2 ** 16 + (next() >>> 16)) / 2 ** 40;
}

/** One of the items; the list may not be empty. */
export function pick<Item>(items: readonly [Item, ...Item[]], random: Random): Item {
  return items[Math.floor(random() * items.length)] ?? items[0];
}

/** A whole number that depends on the text alone: what is made up for a text stays the same. FNV-1a, 32 bit. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const unit of text) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
