import { z } from 'zod';

/**
 * How a value is written down. In the environment everything is text: `list` is split at commas, `paths` at the
 * platform's path delimiter, `number` must be a plain decimal, `map` is JSON. Paths are made absolute; a `location` is
 * a path or an `s3://` URI, which stays as it is.
 */
export type FieldForm = 'text' | 'number' | 'list' | 'path' | 'paths' | 'location' | 'map';

/** One key of a section: what it takes, what it is without it, and the sentence that documents it. */
export interface Field<Value> {
  readonly form: FieldForm;
  readonly schema: z.ZodType;
  /** Completes "expected ..." in an error message. */
  readonly expected: string;
  /** One sentence for people; becomes the comment in langflix.example.yaml. */
  readonly doc: string;
  readonly defaultValue: Value;
  /** Never printed, not even in an error message. */
  readonly isSecret: boolean;
  /** What stands in the file as the setting, where the two differ; only for what the schema takes. Default: the same. */
  read?(written: unknown): Value;
  /** The inverse of `read`. */
  write?(value: Value): unknown;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

type ValueOf<F> = F extends Field<infer Value> ? Value : never;
type OptionalKeys<S> = { [K in keyof S]: undefined extends ValueOf<S[K]> ? K : never }[keyof S];

/** The settings that a set of fields describes; keys without a default are optional. */
export type SettingsOf<S> = {
  -readonly [K in Exclude<keyof S, OptionalKeys<S>>]: ValueOf<S[K]>;
} & {
  -readonly [K in OptionalKeys<S>]?: Exclude<ValueOf<S[K]>, undefined>;
};

// Environment variables and paths cannot hold a NUL.
const plainText = z.string().regex(/^[^\0]+$/);

interface FieldOptions {
  readonly doc: string;
}
interface RangeOptions extends FieldOptions {
  readonly min: number;
  readonly max: number;
  readonly byDefault: number;
}

const field = <Value>(given: Omit<Field<Value>, 'isSecret'> & { isSecret?: boolean }): Field<Value> => ({
  isSecret: false,
  ...given,
});

export const integer = ({ min, max, byDefault, doc }: RangeOptions): Field<number> =>
  field({
    form: 'number',
    schema: z.int().min(min).max(max),
    expected: `a whole number from ${min} to ${max}`,
    defaultValue: byDefault,
    doc,
  });

export const optionalInteger = ({
  min,
  max,
  doc,
}: Omit<RangeOptions, 'byDefault'>): Field<number | undefined> =>
  field<number | undefined>({
    form: 'number',
    schema: z.int().min(min).max(max),
    expected: `a whole number from ${min} to ${max}`,
    defaultValue: undefined,
    doc,
  });

export const decimal = ({ min, max, byDefault, doc }: RangeOptions): Field<number> =>
  field({
    form: 'number',
    schema: z.number().min(min).max(max),
    expected: `a number from ${min} to ${max}`,
    defaultValue: byDefault,
    doc,
  });

export const choice = <const Choices extends readonly string[]>(
  choices: Choices,
  { doc, byDefault }: FieldOptions & { byDefault: Choices[number] },
): Field<Choices[number]> =>
  field({
    form: 'text',
    schema: z.enum(choices),
    expected: `one of ${choices.join(', ')}`,
    defaultValue: byDefault,
    doc,
  });

/** One of several words, or none. */
export const optionalChoice = <const Choices extends readonly string[]>(
  choices: Choices,
  { doc }: FieldOptions,
): Field<Choices[number] | undefined> =>
  field<Choices[number] | undefined>({
    form: 'text',
    schema: z.enum(choices),
    expected: `one of ${choices.join(', ')}`,
    defaultValue: undefined,
    doc,
  });

export const text = ({ doc, byDefault }: FieldOptions & { byDefault: string }): Field<string> =>
  field({ form: 'text', schema: plainText, expected: 'text', defaultValue: byDefault, doc });

export const optionalText = ({ doc }: FieldOptions): Field<string | undefined> =>
  field<string | undefined>({
    form: 'text',
    schema: plainText,
    expected: 'text',
    defaultValue: undefined,
    doc,
  });

/** Text that no message and no log may show. */
export const secret = ({ doc }: FieldOptions): Field<string | undefined> => ({
  ...optionalText({ doc }),
  isSecret: true,
});

export const textList = (
  { doc, byDefault }: FieldOptions & { byDefault: string[] },
  item: { schema: z.ZodType<string>; expected: string },
): Field<string[]> =>
  field({
    form: 'list',
    schema: z.array(item.schema).min(1),
    expected: `a list of ${item.expected}`,
    defaultValue: byDefault,
    doc,
  });

export const path = ({ doc, byDefault }: FieldOptions & { byDefault: string }): Field<string> =>
  field({ form: 'path', schema: plainText, expected: 'a path', defaultValue: byDefault, doc });

/** A folder here or in S3. */
export const location = ({ doc, byDefault }: FieldOptions & { byDefault: string }): Field<string> =>
  field({
    form: 'location',
    schema: plainText.regex(
      /^(s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[^?#]*)?$|(?![A-Za-z][A-Za-z0-9+.-]+:\/\/))/,
    ),
    expected: 'a path or s3://bucket/folder',
    defaultValue: byDefault,
    doc,
  });

export const optionalPath = ({ doc }: FieldOptions): Field<string | undefined> =>
  field<string | undefined>({
    form: 'path',
    schema: plainText,
    expected: 'a path',
    defaultValue: undefined,
    doc,
  });

export const pathList = ({ doc }: FieldOptions): Field<string[]> =>
  field<string[]>({
    form: 'paths',
    schema: z.array(plainText),
    expected: 'a list of folders',
    defaultValue: [],
    doc,
  });
