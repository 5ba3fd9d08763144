import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { ClipRequested, EncodedClip } from '@langflix/contracts';
import { evenSize } from '@langflix/media';
import { writeAss } from '@langflix/subtitles';
import { mean } from '../bench.ts';
import type { BenchContext, Figure } from '../bench.ts';
import { exactness } from './exactness.ts';
import type { BarcodeFilm } from './film.ts';
import { runPlain } from './plain.ts';
import type { Arrangement, PlainClip, PlainRun } from './plain.ts';
import { clipRequests } from './requests.ts';
import { describeFilm, startEncoder } from './service.ts';

export const CLIPS = 24;
/** Both sides make all clips this often, in the order ours, plain, plain, ours: a drift of the machine's load cancels. */
const ROUNDS = 2;
/** Clips that the arrangements of plain commands are tried on. */
const TRIED = 8;
const PRESET = 'fast';
const CRF = 23;

interface AllClips {
  readonly requests: readonly ClipRequested[];
  readonly clips: readonly EncodedClip[];
  readonly seconds: number;
  readonly measureSec: number;
}

/** The service against plain commands, each asked for all clips at once. */
export async function speed(ctx: BenchContext, film: BarcodeFilm): Promise<readonly Figure[]> {
  const first = await byService(ctx, film, 0);
  const cut = {
    film: film.path,
    folder: ctx.folder,
    clips: plainClips(first),
    preset: PRESET,
    crf: CRF,
  };
  const arrangement = await bestArrangement(ctx, { ...cut, clips: cut.clips.slice(0, TRIED) });
  const plain: number[] = [];
  const ours = [first];
  for (let round = 0; round < ROUNDS; round += 1) {
    const seconds = await runPlain({ ...cut, arrangement, seek: 'before -i' });
    ctx.log(`plain ffmpeg, ${CLIPS} clips: ${seconds.toFixed(1)} s`);
    plain.push(seconds);
  }
  for (let round = 1; round < ROUNDS; round += 1) ours.push(await byService(ctx, film, round));
  const seeking = await secondsPerOutputSeek(ctx, cut);
  const perRun = mean(ours.map(({ seconds }) => seconds));
  return [
    { name: `plain ffmpeg, ${CLIPS} clips, best arrangement`, value: mean(plain), unit: 's' },
    { name: `clip-encoder, ${CLIPS} clips`, value: perRun, unit: 's' },
    {
      name: `clip-encoder / plain ffmpeg, all ${CLIPS} clips`,
      value: perRun / mean(plain),
      unit: '',
      bound: { atMost: 1.1 },
    },
    {
      name: 'clip-encoder / output seek one after another, per clip',
      value: perRun / CLIPS / seeking,
      unit: '',
      bound: { atMost: 0.35 },
    },
    {
      name: `work per minute of content, preset ${PRESET}, measuring included`,
      value: (perRun + mean(ours.map(({ measureSec }) => measureSec))) / (film.durationSec / 60),
      unit: 's',
      bound: { atMost: 12 },
    },
    await exactness('constant rate', film, first.clips),
  ];
}

/** All clips by a service of its own with an empty clip store. */
async function byService(ctx: BenchContext, film: BarcodeFilm, round: number): Promise<AllClips> {
  await using service = await startEncoder(join(ctx.folder, `speed-${round}`), {
    LANGFLIX_VIDEO_PRESET: PRESET,
    LANGFLIX_VIDEO_CRF: String(CRF),
    LANGFLIX_MEDIA_ROOTS: ctx.folder,
  });
  const source = await describeFilm(film.path);
  const measureSec = await service.measure('speed', source);
  const requests = clipRequests({ job: 'speed', source, store: service.store, clips: CLIPS });
  const { seconds, clips } = await service.encode(requests);
  ctx.log(
    `clip-encoder, ${CLIPS} clips: ${seconds.toFixed(1)} s, sound of the film before that ${measureSec.toFixed(1)} s`,
  );
  return { requests, clips, seconds, measureSec };
}

type Cut = Omit<PlainRun, 'arrangement' | 'seek'>;

/**
 * Seconds of one clip by output seek. It decodes all that lies before the clip, so its time grows with the
 * clip's place in the film: measured on a third of the clips, in the middle of the film on average.
 */
async function secondsPerOutputSeek(ctx: BenchContext, cut: Cut): Promise<number> {
  const sample = cut.clips.filter((_, clip) => clip % 6 === 2 || clip % 6 === 3);
  const seconds = await runPlain({
    ...cut,
    clips: sample,
    arrangement: { processes: 1, threads: 0 },
    seek: 'after -i',
  });
  ctx.log(`output seek, ${sample.length} clips one after another: ${seconds.toFixed(1)} s`);
  return seconds / sample.length;
}

/** The quickest way to run the commands on this machine, found by trying. */
async function bestArrangement(ctx: BenchContext, cut: Cut): Promise<Arrangement> {
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

/** The same stretches of the film with the same captions. */
function plainClips({ requests, clips }: AllClips): PlainClip[] {
  return clips.flatMap(({ startSec, durationSec }, index) => {
    const request = requests[index];
    if (request === undefined) return [];
    const { scene, analysis } = request.expression;
    const captions = writeAss({
      cues: scene,
      startMs: Math.round(startSec * 1000),
      endMs: Math.round((startSec + durationSec) * 1000),
      ...evenSize(request.source.video),
      fonts: { source: 'Noto Sans', translation: 'Noto Sans CJK KR' },
      highlight: { expression: analysis.expression, cue: analysis.expressionCue },
    });
    return [{ startSec, durationSec, captions }];
  });
}
