import type { AnalysisUsage } from '@langflix/contracts';

/** US dollars per million tokens. Thinking is billed as output. */
export interface ModelPrice {
  readonly input: number;
  readonly output: number;
  /** For input that the service had in its own cache; the full price when absent. */
  readonly cachedInput?: number;
}

/** Prices by name of the model, as the API spells it. */
export type PriceTable = Readonly<Record<string, ModelPrice>>;

/**
 * List prices of the paid tier for text, prompts up to 200,000 tokens, without batch discount:
 * https://ai.google.dev/gemini-api/docs/pricing as repeated by public price tables between January and March 2026, not
 * read from an invoice. Cached input is a tenth of the list price there; older tables say a quarter. Prices change: check
 * them, and configure your own.
 */
export const DEFAULT_PRICES: PriceTable = {
  'gemini-3-flash-preview': { input: 0.5, output: 3, cachedInput: 0.05 },
  'gemini-2.5-pro': { input: 1.25, output: 10, cachedInput: 0.125 },
  'gemini-2.5-flash': { input: 0.3, output: 2.5, cachedInput: 0.03 },
  'gemini-2.5-flash-lite': { input: 0.1, output: 0.4, cachedInput: 0.01 },
  'gemini-2.0-flash': { input: 0.1, output: 0.4, cachedInput: 0.025 },
};

/** The price of a model; a numbered version (`gemini-2.5-flash-001`) costs what its model does. */
export function priceOf(model: string, prices: PriceTable): ModelPrice | undefined {
  const name = model.replace(/^models\//, '');
  // A name such as `constructor` is no price.
  const own = (key: string) => (Object.hasOwn(prices, key) ? prices[key] : undefined);
  return own(name) ?? own(name.replace(/-\d{3}$/, ''));
}

const TOKENS_PER_PRICE = 1_000_000;

/** US dollars for a usage. Failed calls that the service counted are part of it. */
export function costOf(
  usage: Pick<AnalysisUsage, 'inputTokens' | 'outputTokens'> & { readonly cachedTokens?: number },
  price: ModelPrice,
): number {
  const cached = Math.min(usage.cachedTokens ?? 0, usage.inputTokens);
  const dollars =
    (usage.inputTokens - cached) * price.input +
    cached * (price.cachedInput ?? price.input) +
    usage.outputTokens * price.output;
  return dollars / TOKENS_PER_PRICE;
}
