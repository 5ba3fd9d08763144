/** Every key under its three names: `chunkSize` in TypeScript, `chunk_size` in the file, LANGFLIX_LLM_CHUNK_SIZE. */
import type { Field } from './field.ts';
import { SECTIONS } from './sections.ts';
import type { Config } from './sections.ts';

export interface ConfigKey {
  readonly section: keyof Config;
  /** Property of the section in {@link Config}. */
  readonly name: string;
  /** Key in the section of langflix.yaml. */
  readonly yamlName: string;
  /** `<section>.<yamlName>`, the name used in messages. */
  readonly path: string;
  /** Environment variable that overrides it. */
  readonly variable: string;
  /** Names that other tools use for the same thing; read when `variable` is not set. */
  readonly aliases: readonly string[];
  readonly field: Field<unknown>;
}

/** The names that users of NATS and Gemini have in their environment already. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  'nats.servers': ['NATS_URL'],
  'llm.api_key': ['GEMINI_API_KEY'],
};

/** In the order of the file. */
export const CONFIG_KEYS: readonly ConfigKey[] = Object.entries(SECTIONS).flatMap(([section, { fields }]) =>
  Object.entries(fields).map(([name, field]) => {
    const yamlName = snakeCase(name);
    const path = `${section}.${yamlName}`;
    return {
      section: section as keyof Config,
      name,
      yamlName,
      path,
      variable: `LANGFLIX_${section}_${yamlName}`.toUpperCase(),
      aliases: ALIASES[path] ?? [],
      field,
    };
  }),
);

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
