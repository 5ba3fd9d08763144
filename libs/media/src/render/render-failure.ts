import { RetryableError, TerminalError } from '@langflix/contracts';
import { encoderFault } from '../encoder/encoder-fault.ts';
import { isHardware } from '../encoder/video-encoder.ts';
import type { EncoderDevice } from '../encoder/video-encoder.ts';
import type { ProgramResult } from '../process/run-program.ts';
import { remoteFailure } from '../remote-failure.ts';
import { messageOf } from '../probe/ffprobe.ts';

/** libass found no glyph: it goes on and draws an empty box. */
const MISSING_GLYPH = /failed to find any fallback with glyph (0x[0-9a-f]+)/gi;
const DISK_FULL = /No space left on device|Disk quota exceeded/i;

export interface RenderedFrom {
  /** Names the film in messages. */
  readonly uri: string;
  /** Its local path or URL, which messages do not show. */
  readonly input: string;
  /** What encoded it. */
  readonly encoder: EncoderDevice;
}

/** The error that a finished ffmpeg run stands for; undefined when it went well. */
export function renderFailure(
  run: ProgramResult,
  from: RenderedFrom,
): RetryableError | TerminalError | undefined {
  const { uri, input } = from;
  if (run.stopped) {
    const why = run.stopped === 'stalled' ? 'made no progress for too long' : 'took too long';
    return new RetryableError(`rendering a clip of ${uri} ${why} and was stopped`, {
      code: 'render_stopped',
    });
  }
  if (run.exitCode !== 0 && DISK_FULL.test(run.stderr)) {
    return new RetryableError(`no space left for a clip of ${uri}: free some in the output folder`, {
      code: 'disk_full',
      retryAfterMs: 30_000,
    });
  }
  const unreachable = run.exitCode === 0 ? undefined : remoteFailure(run.stderr, from);
  if (unreachable) return unreachable;
  if (run.exitCode !== 0 && isHardware(from.encoder)) {
    const failure = deviceFailure(run, from);
    if (failure) return failure;
  }
  if (run.exitCode === null) {
    const message = `ffmpeg was killed from outside while it rendered a clip of ${uri}: perhaps memory ran out`;
    return new RetryableError(message, { code: 'render_killed' });
  }
  if (run.exitCode !== 0) {
    return new TerminalError('render_failed', `ffmpeg could not cut ${uri}: ${messageOf(run.stderr, input)}`);
  }
  const glyph = missingLetter(run.stderr);
  if (glyph === undefined) return undefined;
  const remedy = 'install a font that covers the language (apt-get install fonts-noto-cjk fonts-noto-core)';
  return new TerminalError('font_missing', `no installed font can draw ${glyph} of the captions: ${remedy}`);
}

/** Retryable: a moment later, or on another device, the same clip may well be made. */
function deviceFailure(run: ProgramResult, { input, encoder }: RenderedFrom): RetryableError | undefined {
  const fault = encoderFault(run.stderr);
  if (fault === undefined) return undefined;
  const device = encoder.device === undefined ? encoder.name : `${encoder.name} on ${encoder.device}`;
  const what = fault === 'busy' ? 'has no session free' : 'does not work';
  const code = fault === 'busy' ? 'encoder_busy' : 'encoder_broken';
  return new RetryableError(`${device} ${what}: ${messageOf(run.stderr, input)}`, { code });
}

/** The first letter or digit that libass could not draw, e.g. `0x4F60`; other signs are not worth a failure. */
function missingLetter(stderr: string): string | undefined {
  const codes = Array.from(stderr.matchAll(MISSING_GLYPH), ([, code]) => code ?? '');
  return codes.find((code) => /[\p{L}\p{N}]/u.test(String.fromCodePoint(Number(code))));
}
