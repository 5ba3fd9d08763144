import { contentHash } from '@langflix/contracts';
import { joinUri, toUri } from '@langflix/storage';
import type { Storage } from '@langflix/storage';

/** Something that was found out about a film by reading it. */
export interface Finding<Found> {
  readonly kind: string;
  /** Raised when the same film would give another answer. */
  readonly version: number;
  /** What the answer depends on: the film's fingerprint, and what was asked. */
  readonly of: readonly (string | number)[];
  /** Throws for what is no answer. */
  parse(kept: unknown): Found;
}

/** What was found earlier, else what is found now. Failures are not kept. */
export type KeepFinding = <Found>(finding: Finding<Found>, find: () => Promise<Found>) => Promise<Found>;

/**
 * Keeps findings as small files: the same film is submitted again and again, and by each run of the command to services
 * that have just started.
 * @param outputDirectory absolute, or in S3; findings go to `.langflix/films` in there
 */
export function keepFindings(storage: Storage, outputDirectory: string): KeepFinding {
  const folder = joinUri(toUri(outputDirectory), '.langflix', 'films');
  return async (finding, find) => {
    const { kind, version, of } = finding;
    const uri = joinUri(folder, `${contentHash([kind, version, ...of], 32)}.${kind}.json`);
    const kept = await readKept(storage, uri, finding);
    if (kept !== undefined) return kept.found;
    const found = await find();
    await storage.write(uri, `${JSON.stringify({ found })}\n`);
    return found;
  };
}

/** Undefined when there is none, or it cannot be read: it is found out again then. */
async function readKept<Found>(
  storage: Storage,
  uri: string,
  { parse }: Finding<Found>,
): Promise<{ readonly found: Found } | undefined> {
  if ((await storage.stat(uri)) === undefined) return undefined;
  try {
    const kept = JSON.parse(new TextDecoder().decode(await storage.read(uri))) as {
      readonly found?: unknown;
    };
    return { found: parse(kept.found) };
  } catch {
    return undefined;
  }
}
