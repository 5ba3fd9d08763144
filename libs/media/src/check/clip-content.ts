import type { ClipExpectation } from './clip-expectation.ts';
import { fault } from './fault.ts';
import type { Fault } from './fault.ts';
import type { Seen } from './look-at.ts';
import { textContrast } from './text-branches.ts';

export type Oddity = 'black' | 'frozen' | 'silent';

/** Brightness (limited range, black is 16) that no pixel of a black picture has; and that of one that is not black. */
const BLACK = 40;
const NOT_BLACK = 60;
/** Mean difference of pictures that may stand still (compression stirs them); and of those that move, which is that many times more. */
const STILL = 0.25;
const MOVING = 0.6;
const TIMES_MORE = 4;
/** dBTP: nothing is heard; and something is. */
const SILENT = -60;
const HEARD = -50;
/** dBTP; the measurement prints tenths. */
const TRUE_PEAK_LIMIT = -1;
/** Brightness of captions over their outline: about 180 when they are there, within 15 of 0 when they are not. */
const LEAST_CONTRAST = 40;

/** What looks odd about a clip and may be so in its film. */
export function suspicions(seen: Seen): readonly Oddity[] {
  const odd: Oddity[] = [];
  if (seen.head.length > 0 && brightest(seen) < BLACK) odd.push('black');
  else if (seen.head.length > 2 && motion(seen) < STILL) odd.push('frozen');
  if (seen.loudness && (seen.loudness.truePeakDbtp ?? -Infinity) < SILENT) odd.push('silent');
  return odd;
}

interface Judgement {
  readonly expected: ClipExpectation;
  readonly odd: readonly Oddity[];
  /** The same stretch of the film, when something is odd and the film is known. */
  readonly film: Seen | undefined;
}

export function contentFaults(seen: Seen, { expected, odd, film }: Judgement): readonly Fault[] {
  const contrast = textContrast(seen.text);
  const limit = expected.truePeakLimitDbtp ?? TRUE_PEAK_LIMIT;
  const peak = seen.loudness?.truePeakDbtp ?? -Infinity;
  return [
    ...fault('picture', seen.head.length === 0 || seen.exitCode !== 0, 'it cannot be decoded'),
    ...odd.flatMap((oddity) =>
      film && differs[oddity](film, seen) ? [{ check: oddity, what: WHAT[oddity] }] : [],
    ),
    ...fault('true_peak', peak > limit, `the true peak is ${peak} dBTP, above ${limit}`),
    ...fault(
      'text',
      contrast !== undefined && contrast < LEAST_CONTRAST,
      `the captions are not in the picture (contrast ${contrast} of 255)`,
    ),
  ];
}

const WHAT: Readonly<Record<Oddity, string>> = {
  black: 'the first second is black and that of the film is not',
  frozen: 'the first second stands still and that of the film does not',
  silent: 'nothing is heard, and there is sound in the film',
};

/** Is the film clearly otherwise? */
const differs: Readonly<Record<Oddity, (film: Seen, clip: Seen) => boolean>> = {
  black: (film) => brightest(film) > NOT_BLACK,
  frozen: (film, clip) => motion(film) > Math.max(MOVING, TIMES_MORE * motion(clip)),
  silent: (film) => (film.loudness?.truePeakDbtp ?? -Infinity) > HEARD,
};

const brightest = ({ head }: Seen): number => Math.max(...head.map((picture) => picture.brightest));

/** Mean difference from picture to picture; the first has none before it. */
function motion({ head }: Seen): number {
  const steps = head.slice(1).map(({ difference }) => difference);
  return steps.reduce((sum, step) => sum + step, 0) / Math.max(1, steps.length);
}
