import { RetryableError } from '@langflix/contracts';
import { isRemote } from './input-guards.ts';
import { isNetworkFault } from './network-fault.ts';
import { messageOf } from './probe/ffprobe.ts';

export interface ReadFrom {
  /** Names the film in messages. */
  readonly uri: string;
  /** What ffmpeg was given; a URL holds a signature, and messages never show it. */
  readonly input: string;
}

/** The error of a run of ffmpeg that failed on its way to a film behind a URL; undefined when it is no such thing. */
export function remoteFailure(stderr: string, { uri, input }: ReadFrom): RetryableError | undefined {
  if (!isRemote(input) || !isNetworkFault(stderr)) return undefined;
  return unreachable(uri, messageOf(stderr, input));
}

export function unreachable(uri: string, why: string): RetryableError {
  const message = `${uri} could not be read to its end: its storage did not give it (${why})`;
  return new RetryableError(message, { code: 'source_unavailable', retryAfterMs: 10_000 });
}
