import { z } from 'zod';
import type { Field } from '../field.ts';

/** US dollars per million tokens. */
export interface ModelPrice {
  input: number;
  /** Thinking included. */
  output: number;
  /** Of the input: what the provider's own cache served. Default: as `input`. */
  cachedInput?: number;
}
export type ModelPrices = Record<string, ModelPrice>;

const dollars = z.number().nonnegative();
const written = z.record(
  z.string().min(1),
  z.strictObject({ input: dollars, output: dollars, cached_input: dollars.optional() }),
);

/** A table `<model>: {input: 0.3, output: 2.5, cached_input: 0.03}`; in the environment the same as JSON. */
export const modelPrices = ({ doc }: { readonly doc: string }): Field<ModelPrices> => ({
  form: 'map',
  schema: written,
  expected: 'a map such as {gemini-x: {input: 0.3, output: 2.5, cached_input: 0.03}}',
  defaultValue: {},
  doc,
  isSecret: false,
  read: (prices) =>
    mapValues(written.parse(prices), ({ cached_input: cachedInput, ...price }) => ({
      ...price,
      ...(cachedInput === undefined ? {} : { cachedInput }),
    })),
  write: (prices) =>
    mapValues(prices, ({ cachedInput, ...price }) => ({
      ...price,
      ...(cachedInput === undefined ? {} : { cached_input: cachedInput }),
    })),
});

function mapValues<From, To>(table: Readonly<Record<string, From>>, change: (from: From) => To) {
  return Object.fromEntries(Object.entries(table).map(([name, value]) => [name, change(value)]));
}
