import { RetryableError, TerminalError } from '@langflix/contracts';
import type { ProgramResult } from '../process/run-program.ts';
import { messageOf } from '../probe/ffprobe.ts';

/** libass found no glyph: it goes on and draws an empty box. */
const MISSING_GLYPH = /failed to find any fallback with glyph (0x[0-9a-f]+)/gi;
const DISK_FULL = /No space left on device|Disk quota exceeded/i;

/** The error that a finished ffmpeg run stands for; undefined when it went well. `uri` names the film in it. */
export function renderFailure(
  run: ProgramResult,
  { uri, input }: { readonly uri: string; readonly input: string },
): RetryableError | TerminalError | undefined {
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

/** The first letter or digit that libass could not draw, e.g. `0x4F60`; other signs are not worth a failure. */
function missingLetter(stderr: string): string | undefined {
  const codes = Array.from(stderr.matchAll(MISSING_GLYPH), ([, code]) => code ?? '');
  return codes.find((code) => /[\p{L}\p{N}]/u.test(String.fromCodePoint(Number(code))));
}
