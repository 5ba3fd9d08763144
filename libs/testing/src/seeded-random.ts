/** Numbers from 0 to 1 that look random and are the same for the same seed (xorshift32). */
export type Random = () => number;

export function seededRandom(seed: number): Random {
  // Bit operations only: within jest every use of a global such as Math costs a look-up.
  let state = (seed * 2 + 1) ^ 0x9e3779b8;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 20; i += 1) next();
  return next;
}

/** A number from `low` to `high`. */
export function between(random: Random, low: number, high: number): number {
  return low + random() * (high - low);
}
