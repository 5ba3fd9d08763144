/**
 * Tokens before anything is sent. Google names about 4 characters a token (https://ai.google.dev/gemini-api/docs/tokens),
 * which holds for English. The weights of other scripts are estimates after rules of thumb of other tokenizers (0.6 to 0.7
 * tokens for a Chinese character), not measured with Gemini: calibrate `charactersPerToken` by answers that came.
 */
export const CHARACTERS_PER_TOKEN = 4;

/** How many Latin characters one of these is worth. */
const WEIGHTS: readonly (readonly [pattern: RegExp, weight: number])[] = [
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu, 2.6],
  [
    /[[\p{L}\p{M}]--\p{ASCII}--\p{Script=Han}--\p{Script=Hiragana}--\p{Script=Katakana}--\p{Script=Hangul}]/gv,
    1.6,
  ],
];

/** Length of a text in characters of Latin worth: English is its length, Chinese and Korean 2.6 times theirs. */
export function sizeInCharacters(text: string): number {
  const extra = WEIGHTS.reduce(
    (sum, [pattern, weight]) => sum + (text.match(pattern)?.length ?? 0) * (weight - 1),
    0,
  );
  return Math.ceil(text.length + extra);
}

/** Input tokens of what has this size; the ratio is the caller's when it has learned one. */
export function estimateInputTokens(characters: number, charactersPerToken = CHARACTERS_PER_TOKEN): number {
  return Math.ceil(characters / charactersPerToken);
}
