import { decimal, integer, optionalInteger, optionalPath, optionalText, secret, text } from '../field.ts';
import type { SettingsOf } from '../field.ts';
import { modelPrices } from './model-prices.ts';

const RATE_LIMITS = '0: no limit; Google AI Studio shows yours';

export const llmFields = {
  maxInputLength: integer({
    min: 100,
    max: 100_000,
    byDefault: 1680,
    doc: 'Most characters of dialogue in one chunk',
  }),
  chunkSize: integer({
    min: 100,
    max: 100_000,
    byDefault: 1400,
    doc: 'Preferred characters of dialogue in one chunk; leaves room for the prompt',
  }),
  maxRetries: integer({ min: 0, max: 20, byDefault: 3, doc: 'Times a request is sent again when it fails' }),
  retryBackoffSeconds: decimal({
    min: 0,
    max: 300,
    byDefault: 2,
    doc: 'Seconds before the first repetition; doubles each time',
  }),
  maxConcurrentRequests: integer({
    min: 1,
    max: 100,
    byDefault: 3,
    doc: 'Requests under way at the same time, per process',
  }),
  timeoutSeconds: decimal({
    min: 1,
    max: 3600,
    byDefault: 60,
    doc: 'Seconds after which a request is given up',
  }),
  model: text({ byDefault: 'gemini-2.5-flash', doc: 'Name of the Gemini model' }),
  apiKey: secret({ doc: 'Key of the Gemini API' }),
  apiKeyFile: optionalPath({ doc: 'File that holds the key, read only when no key is given' }),
  baseUrl: optionalText({ doc: "Address to ask instead of Google's" }),
  requestsPerMinute: integer({
    min: 0,
    max: 1_000_000,
    byDefault: 10,
    doc: `Requests in any 60 seconds, all processes together; the default is the free tier's; ${RATE_LIMITS}`,
  }),
  tokensPerMinute: integer({
    min: 0,
    max: 1_000_000_000,
    byDefault: 250_000,
    doc: `Input tokens in any 60 seconds, all processes together; ${RATE_LIMITS}`,
  }),
  requestsPerDay: integer({
    min: 0,
    max: 100_000_000,
    byDefault: 250,
    doc: `Requests in a day, all processes together; ${RATE_LIMITS}`,
  }),
  project: text({
    byDefault: 'default',
    doc: 'Name of the Google project of the key: limits hold per project and model',
  }),
  thinkingBudget: optionalInteger({
    min: -1,
    max: 100_000,
    doc: 'Most tokens spent on thinking per request; 0: none, -1: as the model likes',
  }),
  prices: modelPrices({
    doc: 'US dollars per million tokens by model, beside the prices that are known',
  }),
  budgetPerJobUsd: decimal({
    min: 0,
    max: 1_000_000,
    byDefault: 0,
    doc: 'Most US dollars for the model per episode, unless its submission says; 0: no limit',
  }),
  temperature: decimal({ min: 0, max: 2, byDefault: 0.1, doc: 'How freely the model chooses its words' }),
  topP: decimal({ min: 0, max: 1, byDefault: 0.8, doc: 'Share of probability that words are chosen from' }),
  topK: integer({ min: 1, max: 1000, byDefault: 40, doc: 'Number of words that each is chosen from' }),
  offlineDelayMs: integer({
    min: 0,
    max: 600_000,
    byDefault: 0,
    doc: 'Milliseconds the offline analyzer waits per chunk, to rehearse a slow model',
  }),
};

export type LlmConfig = SettingsOf<typeof llmFields>;
