import { CHARACTERS_PER_TOKEN } from '@langflix/llm';

/** Until answers have told better: a rule of thumb is exceeded often, so it is given a wide margin. */
const FIRST_MARGIN = 1.25;
/** Answers before the rule of thumb is given up, and before they are believed without a margin. */
const ENOUGH = 3;
const MANY = 16;
const EARLY_MARGIN = 1.05;
/** Answers that are remembered: the newest say most about the languages at hand. */
const REMEMBERED = 64;
/** So many questions take no more tokens per character. What the rest take beyond is booked when it is known. */
const QUANTILE = 0.95;

/** How many input tokens a question will take, learned from the answers to earlier ones. */
export interface TokenEstimate {
  /** Rather too many than too few: what is over costs a part of the quota, what is under may have exceeded it. */
  of(characters: number): number;
  learn(characters: number, inputTokens: number): void;
}

export function createTokenEstimate(): TokenEstimate {
  const ratios: number[] = [];
  const perCharacter = (): number => {
    if (ratios.length < ENOUGH) return Math.max(FIRST_MARGIN / CHARACTERS_PER_TOKEN, ...ratios);
    const sorted = ratios.toSorted((a, b) => a - b);
    const margin = ratios.length < MANY ? EARLY_MARGIN : 1;
    return margin * (sorted[Math.ceil(QUANTILE * sorted.length) - 1] ?? 0);
  };
  return {
    of: (characters) => Math.max(1, Math.ceil(characters * perCharacter())),
    learn(characters, inputTokens) {
      if (characters <= 0 || inputTokens <= 0) return;
      ratios.push(inputTokens / characters);
      if (ratios.length > REMEMBERED) ratios.shift();
    },
  };
}
