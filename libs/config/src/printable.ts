const HIDDEN = '(hidden)';
const MOST_CHARS = 80;

/** A value as it may stand in a message: on one line, not endless, only its kind for maps, nothing with credentials. */
export function printable(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value) && value.some(isObject)) return 'a list of maps';
  if (isObject(value) && !Array.isArray(value)) return 'a map';
  const shown = JSON.stringify(value) ?? String(value);
  if (/:.*@/.test(shown)) return HIDDEN;
  return shown.length <= MOST_CHARS ? shown : `${shown.slice(0, MOST_CHARS)}...`;
}

/** Same, for the value of a key that exists. */
export function printableFor(field: { readonly isSecret: boolean }, value: unknown): string {
  return field.isSecret ? HIDDEN : printable(value);
}

/** Same, for a key that nobody knows: hidden when it looks as if it were meant to be a secret. */
export function printableUnder(unknownKey: string, value: unknown): string {
  return /key|pas+w|secret|token|credential|auth/i.test(unknownKey) ? HIDDEN : printable(value);
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
