import type { GoogleGenerativeAIFetchError } from '@google/generative-ai';

/** The `details` of the service's error envelope: https://cloud.google.com/apis/design/errors#error_details */
export type ErrorDetails = NonNullable<GoogleGenerativeAIFetchError['errorDetails']>;

/** Empty where there are none; a proxy may send something of any shape. */
export function readDetails({ errorDetails }: GoogleGenerativeAIFetchError): ErrorDetails {
  if (!Array.isArray(errorDetails)) return [];
  return errorDetails.filter((one: unknown) => typeof one === 'object' && one !== null);
}

export function detailOf(details: ErrorDetails, type: string): Readonly<Record<string, unknown>> | undefined {
  return details.find((one) => String(one['@type']).endsWith(`google.rpc.${type}`));
}

/** The texts of one field in a list of objects, such as the quotaId of each violation. */
export function valuesIn(list: unknown, field: string): readonly string[] {
  if (!Array.isArray(list)) return [];
  const values = list.map((one: Readonly<Record<string, unknown>> | null) => one?.[field]);
  return values.filter((value) => typeof value === 'string');
}

/** Names of the service's own or of our settings; nothing that could quote the request. */
const SAFE = /^[A-Za-z_][\w.[\]]{0,79}$/;
const MOST_HINTS = 3;

/** What may be told of an error beside its status: its reason codes, and the fields that were wrong. */
export function hintsOf(details: ErrorDetails): readonly string[] {
  const reasons = valuesIn(details, 'reason');
  const fields = valuesIn(detailOf(details, 'BadRequest')?.['fieldViolations'], 'field');
  return [...reasons, ...fields].filter((hint) => SAFE.test(hint)).slice(0, MOST_HINTS);
}
