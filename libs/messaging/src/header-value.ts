import { headers } from 'nats';
import type { MsgHdrs } from 'nats';

/** Headers of a message as plain data, names as they were sent. Of a repeated header the first value counts. */
export type Headers = Readonly<Record<string, string>>;

/**
 * CloudEvents attributes are Unicode, headers are not: everything outside visible ASCII, and space, quote and percent,
 * is percent-encoded. CloudEvents HTTP binding 1.0.2, section 3.1.3.2, which the NATS binding follows.
 */
export function encodeHeaderValue(value: string): string {
  return value
    .toWellFormed()
    .replace(/[^\x21-\x7e]|["%]/gu, (character) =>
      Array.from(
        new TextEncoder().encode(character),
        (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
      ).join(''),
    );
}

/** Reads leniently: what is no valid encoding stays as it is. */
export function decodeHeaderValue(value: string): string {
  return value.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}

export function toNatsHeaders(plain: Headers): MsgHdrs {
  const result = headers();
  for (const [name, value] of Object.entries(plain)) result.set(name, value);
  return result;
}

export function fromNatsHeaders(natsHeaders: MsgHdrs | undefined): Headers {
  const plain: Record<string, string> = {};
  for (const [name, values] of natsHeaders ?? []) plain[name] = values[0] ?? '';
  return plain;
}

/** NATS keeps the case of header names, people do not. */
export function headerOf(all: Headers, name: string): string | undefined {
  if (all[name] !== undefined) return all[name];
  const wanted = name.toLowerCase();
  return Object.entries(all).find(([candidate]) => candidate.toLowerCase() === wanted)?.[1];
}
