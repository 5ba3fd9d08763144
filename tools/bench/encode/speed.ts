import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { EncodedClip } from '@langflix/contracts';
import { median } from '../bench.ts';
import type { BenchContext, Figure } from '../bench.ts';
import { exactness } from './exactness.ts';
import type { BarcodeFilm } from './film.ts';
import { runPlain } from './plain.ts';
import type { Arrangement, PlainClip } from './plain.ts';
import { clipRequests } from './requests.ts';
import { describeFilm, startEncoder } from './service.ts';

export const CLIPS = 24;
/** Clips per turn: the product and plain ffmpeg take turns, so that both meet the same load of the machine. */
const PER_TURN = 4;
const PRESET = 'fast';
const CRF = 23;

/** The service against plain commands, in turns. */
export async function speed(ctx: BenchContext, film: BarcodeFilm): Promise<readonly Figure[]> {
  await using service = await startEncoder(join(ctx.folder, 'speed'), {
    LANGFLIX_VIDEO_PRESET: PRESET,
    LANGFLIX_VIDEO_CRF: String(CRF),
    LANGFLIX_MEDIA_ROOTS: ctx.folder,
  });
  const source = await describeFilm(film.path);
  const requests = clipRequests({ job: 'speed', source, store: service.store, clips: CLIPS });
  const measureSec = await service.measure('speed', source);
  ctx.log(`sound of the film measured in ${measureSec.toFixed(1)} s`);
  const sums = { ours: 0, plain: 0 };
  const ratios: { plain: number[]; seeking: number[] } = { plain: [], seeking: [] };
  const clips: EncodedClip[] = [];
  let best: Arrangement | undefined;
  for (let from = 0; from < CLIPS; from += PER_TURN) {
    const ours = await service.encode(requests.slice(from, from + PER_TURN));
    clips.push(...ours.clips);
    const cut = {
      film: film.path,
      folder: ctx.folder,
      clips: ours.clips.map(plainClip),
      preset: PRESET,
      crf: CRF,
    };
    best ??= await bestArrangement(ctx, cut);
    const plain = await runPlain({ ...cut, arrangement: best, seek: 'before -i' });
    sums.ours += ours.seconds;
    sums.plain += plain;
    ratios.plain.push(ours.seconds / plain);
    // The second of four lies, over all turns, in the middle of the film on average.
    const one = cut.clips.slice(1, 2);
    const seeking = await runPlain({
      ...cut,
      clips: one,
      arrangement: { processes: 1, threads: 0 },
      seek: 'after -i',
    });
    ratios.seeking.push(ours.seconds / PER_TURN / seeking);
    ctx.log(
      `clips ${from + 1}-${from + PER_TURN}: ${ours.seconds.toFixed(1)} s, plain ${plain.toFixed(1)} s, one by output seek ${seeking.toFixed(1)} s`,
    );
  }
  const minutes = film.durationSec / 60;
  return [
    { name: `plain ffmpeg, ${CLIPS} clips, best arrangement`, value: sums.plain, unit: 's' },
    { name: `clip-encoder, ${CLIPS} clips`, value: sums.ours, unit: 's' },
    {
      name: 'clip-encoder / plain ffmpeg, median of turns',
      value: median(ratios.plain),
      unit: '',
      bound: { atMost: 1.1 },
    },
    {
      name: 'clip-encoder / output seek one after another, per clip, median of turns',
      value: median(ratios.seeking),
      unit: '',
      bound: { atMost: 0.35 },
    },
    {
      name: `work per minute of content, preset ${PRESET}, measuring included`,
      value: (sums.ours + measureSec) / minutes,
      unit: 's',
      bound: { atMost: 12 },
    },
    await exactness('constant rate', film, clips),
  ];
}

/** The quickest way to run the commands on this machine, found by trying on the clips of the first turn. */
async function bestArrangement(
  ctx: BenchContext,
  cut: { film: string; folder: string; clips: readonly PlainClip[]; preset: string; crf: number },
): Promise<Arrangement> {
  const cores = availableParallelism();
  const candidates: Arrangement[] = [
    { processes: 1, threads: 0 },
    { processes: cores, threads: 1 },
    { processes: cores, threads: 2 },
    { processes: cores + 1, threads: 1 },
  ];
  let best = { arrangement: candidates[0] as Arrangement, seconds: Infinity };
  for (const arrangement of candidates) {
    const seconds = await runPlain({ ...cut, arrangement, seek: 'before -i' });
    ctx.log(
      `plain ffmpeg, ${arrangement.processes} at once, ${arrangement.threads || 'all'} threads: ${seconds.toFixed(1)} s`,
    );
    if (seconds < best.seconds) best = { arrangement, seconds };
  }
  return best.arrangement;
}

const plainClip = ({ startSec, durationSec }: EncodedClip): PlainClip => ({ startSec, durationSec });
