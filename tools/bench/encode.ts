import { join } from 'node:path';
import type { Bench, BenchContext, Figure } from './bench.ts';
import { exactness } from './encode/exactness.ts';
import { makeBarcodeFilm } from './encode/film.ts';
import type { BarcodeFilm } from './encode/film.ts';
import { likeness } from './encode/likeness.ts';
import { watchMemory } from './encode/process-memory.ts';
import { clipRequests } from './encode/requests.ts';
import { describeFilm, startEncoder } from './encode/service.ts';
import { CLIPS, speed } from './encode/speed.ts';

/** The clip-encoder as a service against plain ffmpeg commands for the same clips. */
export const encode: Bench = {
  name: 'encode',
  describe: `${CLIPS} clips of 15 s from a 20-minute 720p film: the clip-encoder service against plain ffmpeg`,
  async run(ctx) {
    const film = await makeFilm(ctx, 'film.mp4', { durationSec: ctx.quick ? 120 : 1200 });
    return [
      ...(await speed(ctx, film)),
      ...(await awkwardFilms(ctx)),
      ...(await memoryAt1080p(ctx)),
      ...(await quality(ctx, film)),
    ];
  },
};

/** Frame exactness where it is hard: a variable rate, and timestamps that do not begin at 0. */
async function awkwardFilms(ctx: BenchContext): Promise<readonly Figure[]> {
  const films = {
    'variable rate': await makeFilm(ctx, 'vfr.mkv', { durationSec: 90, variableFrameRate: true }),
    'start at 5 s': await makeFilm(ctx, 'late.ts', { durationSec: 90, startSec: 5 }),
  };
  const figures: Figure[] = [];
  for (const [name, film] of Object.entries(films)) {
    await using service = await startEncoder(join(ctx.folder, name.replaceAll(' ', '-')), {
      LANGFLIX_MEDIA_ROOTS: ctx.folder,
    });
    const source = await describeFilm(film.path);
    const requests = clipRequests({
      job: 'awkward',
      source,
      store: service.store,
      clips: ctx.quick ? 4 : CLIPS,
    });
    await service.measure('awkward', source);
    const { clips } = await service.encode(requests);
    figures.push(await exactness(name, film, clips));
  }
  return figures;
}

async function memoryAt1080p(ctx: BenchContext): Promise<readonly Figure[]> {
  const film = await makeFilm(ctx, 'full-hd.mp4', { durationSec: 60, width: 1920, height: 1080 });
  await using service = await startEncoder(join(ctx.folder, 'memory'), { LANGFLIX_MEDIA_ROOTS: ctx.folder });
  const source = await describeFilm(film.path);
  await service.measure('memory', source);
  const memory = watchMemory(service.pid);
  await service.encode(clipRequests({ job: 'memory', source, store: service.store, clips: 4 }));
  const megabytes = Math.round(memory.peakBytes() / 1e6);
  return [
    {
      name: 'service and its ffmpeg processes at 1080p, peak',
      value: megabytes,
      unit: 'MB',
      bound: { atMost: 1500 },
    },
  ];
}

async function quality(ctx: BenchContext, film: BarcodeFilm): Promise<readonly Figure[]> {
  await using service = await startEncoder(join(ctx.folder, 'quality'), {
    LANGFLIX_VIDEO_QUALITY_PROFILE: 'balanced',
    LANGFLIX_MEDIA_ROOTS: ctx.folder,
  });
  const source = await describeFilm(film.path);
  await service.measure('quality', source);
  const { clips } = await service.encode(
    clipRequests({ job: 'quality', source, store: service.store, clips: 2 }),
  );
  const likenesses = await Promise.all(clips.map((clip) => likeness(film.path, clip)));
  return [
    {
      name: 'SSIM above the captions, profile balanced, worst clip',
      value: Math.min(...likenesses),
      unit: '',
      bound: { atLeast: 0.97 },
    },
  ];
}

async function makeFilm(
  ctx: BenchContext,
  name: string,
  film: Partial<BarcodeFilm> & { readonly durationSec: number },
): Promise<BarcodeFilm> {
  ctx.log(`making ${name}, ${film.durationSec} s ...`);
  return makeBarcodeFilm({ path: join(ctx.folder, name), width: 1280, height: 720, fps: 24, ...film });
}
