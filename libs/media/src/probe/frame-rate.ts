/** Frames per second as a fraction: 24000/1001 is not 23.976. */
export interface FrameRate {
  readonly numerator: number;
  readonly denominator: number;
}

/** Rates that players and encoders expect. */
const USUAL: readonly FrameRate[] = [
  { numerator: 24_000, denominator: 1001 },
  { numerator: 24, denominator: 1 },
  { numerator: 25, denominator: 1 },
  { numerator: 30_000, denominator: 1001 },
  { numerator: 30, denominator: 1 },
  { numerator: 48, denominator: 1 },
  { numerator: 50, denominator: 1 },
  { numerator: 60_000, denominator: 1001 },
  { numerator: 60, denominator: 1 },
];
/** Captions change with the frames: below this rate they would come visibly late. */
const SLOWEST = 12;

/** `24000/1001` -> frames per second; undefined for `0/0` and nonsense. */
export function parseRate(text: string | undefined): number | undefined {
  const [numerator = NaN, denominator = 1] = (text ?? '').split('/').map(Number);
  const rate = numerator / denominator;
  return Number.isFinite(rate) && rate > 0 ? rate : undefined;
}

/** Nominal and average rate of a stream: constant when they agree within 0.5 %. */
export function frameRateOf(stream: {
  readonly r_frame_rate?: string;
  readonly avg_frame_rate?: string;
}): { readonly fps: number; readonly variableFrameRate: boolean } | undefined {
  const nominal = parseRate(stream.r_frame_rate);
  const average = parseRate(stream.avg_frame_rate) ?? nominal;
  if (average === undefined) return undefined;
  // The average of a short or cut file is off by a frame or two; the nominal rate is then the exact one.
  const constant = nominal !== undefined && Math.abs(nominal / average - 1) < 0.005;
  return constant && nominal <= 240
    ? { fps: nominal, variableFrameRate: false }
    : { fps: average, variableFrameRate: true };
}

/**
 * The constant rate that clips of a film get: the film's own, or for a variable one the slowest usual rate that loses
 * no frame on average (60 at most). Multiplied when too slow for captions.
 */
export function outputRate(video: { readonly fps: number; readonly variableFrameRate: boolean }): FrameRate {
  const usual = USUAL.find(({ numerator, denominator }) => {
    const rate = numerator / denominator;
    return video.variableFrameRate ? rate >= video.fps * 0.99 : Math.abs(rate / video.fps - 1) < 1e-5;
  });
  if (usual) return usual;
  if (video.variableFrameRate) return { numerator: 60, denominator: 1 };
  const times = Math.max(1, Math.ceil(SLOWEST / video.fps));
  return fraction(video.fps * times);
}

/** Whole rates, n x 1000/1001 rates, else thousandths. */
function fraction(rate: number): FrameRate {
  const whole = Math.round(rate);
  if (Math.abs(rate - whole) < 1e-4) return { numerator: whole, denominator: 1 };
  const film = Math.round((rate * 1001) / 1000);
  if (Math.abs((film * 1000) / 1001 / rate - 1) < 1e-5) return { numerator: film * 1000, denominator: 1001 };
  return { numerator: Math.round(rate * 1000), denominator: 1000 };
}

/** Seconds from the first to the n-th frame. */
export function secondsOf(frames: number, { numerator, denominator }: FrameRate): number {
  return (frames * denominator) / numerator;
}
