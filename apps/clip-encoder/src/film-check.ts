import { TerminalError } from '@langflix/contracts';
import type { MediaSource } from '@langflix/contracts';
import { describeUri } from '@langflix/storage';
import type { Storage } from '@langflix/storage';

/**
 * What ffmpeg opens for a film, if it is still the one that was probed: cues and streams hold for that one only.
 * @throws TerminalError('source_changed') that says what to do.
 */
export type FilmCheck = (source: Pick<MediaSource, 'uri' | 'fingerprint'>) => Promise<string>;

/** Films remembered; a process works on a few at a time. */
const MOST_FILMS = 100;

/**
 * Reads a film's head and tail once; after that, size and modification time have to stay the same. Clips of one film
 * come by the dozen, and on a network file system each look would be three round trips.
 */
export function filmCheck(storage: Storage): FilmCheck {
  const known = new Map<string, { readonly stamp: string; readonly fingerprint: string }>();
  return async ({ uri, fingerprint }) => {
    const found = await orUndefinedWhenGone(storage.stat(uri));
    if (found === undefined)
      throw changed(uri, 'is no longer there: put it back, or submit the episode again');
    const stamp = `${found.sizeBytes} ${found.modifiedMs} ${found.version ?? ''}`;
    const seen = known.get(uri);
    const current =
      seen?.stamp === stamp ? seen.fingerprint : await orUndefinedWhenGone(storage.fingerprint(uri));
    if (current !== fingerprint) {
      throw changed(uri, 'is not the file it was when it was accepted: submit the episode again');
    }
    known.delete(uri);
    known.set(uri, { stamp, fingerprint: current });
    for (const oldest of known.keys()) if (known.size > MOST_FILMS) known.delete(oldest);
    return storage.inputFor(uri);
  };
}

async function orUndefinedWhenGone<T>(looking: Promise<T>): Promise<T | undefined> {
  try {
    return await looking;
  } catch (error) {
    if (error instanceof TerminalError) return undefined;
    throw error;
  }
}

function changed(uri: string, what: string): TerminalError {
  return new TerminalError('source_changed', `${describeUri(uri)} ${what}`);
}
