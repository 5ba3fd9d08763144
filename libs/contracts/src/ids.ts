import { createHash } from 'node:crypto';

/** First `length` hexadecimal digits of the SHA-256 over the parts, joined so that no two lists collide. */
export function contentHash(parts: readonly (string | number)[], length = 16): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify(parts));
  return hash.digest('hex').slice(0, length);
}

/**
 * Subject-safe id of a job, 20 hexadecimal digits. CloudEvents names an event by `source` and `id` together, so both
 * count; plain JSON has no source. The same submission twice is one job, a new id is a new job.
 */
export function jobIdOf(submission: { readonly id: string; readonly source?: string | undefined }): string {
  return contentHash(['job', submission.source ?? '', submission.id], 20);
}

/** Id of a clip within its job, 16 hexadecimal digits: an expression found in two chunks is one clip. */
export function clipIdOf(job: string, expression: string): string {
  return contentHash(['clip', job, normaliseExpression(expression)]);
}

/**
 * What makes two spellings the same expression: NFKC, case, quotes, dashes, white space, edge punctuation; invisible
 * format characters (soft hyphen, zero-width space) do not count. Idempotent. Clip ids rest on it.
 */
export function normaliseExpression(expression: string): string {
  return (
    expression
      // Before NFKC, which tears the acute accent into a space and a combining mark.
      .replace(/[\u2018\u2019\u02bc\u0060\u00b4]/g, "'")
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\u2010-\u2015]/g, '-')
      .replace(/\p{Cf}/gu, '')
      .normalize('NFKC')
      .replace(/\s+/g, ' ')
      .replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '')
  );
}
