import { rm } from 'node:fs/promises';
import { RetryableError, clipFinished, emit } from '@langflix/contracts';
import type { ClipRequested, EncodedClip, clipRequested } from '@langflix/contracts';
import { levelFor } from '@langflix/media';
import type { EncoderDevice, Used } from '@langflix/media';
import type { Handler } from '@langflix/messaging';
import { SPAN, withSpan } from '@langflix/telemetry';
import { clipFiles } from './clip-files.ts';
import type { ClipFiles } from './clip-files.ts';
import { clipTexts } from './clip-texts.ts';
import type { ClipTexts } from './clip-texts.ts';
import { contentKey, profileOf } from './content-key.ts';
import type { EncoderDeps } from './deps.ts';
import { figuresOf, findFinished, outcomeOf } from './find-finished.ts';
import { makeClip } from './make-clip.ts';
import type { MadeClip } from './make-clip.ts';
import type { FilmSound } from './measured-sound.ts';
import { planClip } from './plan-clip.ts';
import type { ClipPlan } from './plan-clip.ts';
import { provenanceOf } from './provenance.ts';

/** Turns a request into the finished files of a clip, or finds them finished. */
export function encodeClip(deps: EncoderDeps): Handler<typeof clipRequested> {
  return async ({ data: request, time }, { signal, log }) => {
    const sound = await soundFor(deps, request, { signal, requestedAt: time });
    const work = await prepare(deps, request, sound);
    const outcome =
      (await findAny(deps, request, work)) ?? (await encode(deps, request, { ...work, signal }));
    const { contentKey: key, reused, encodeMs, durationSec, encoder, fallback } = outcome;
    log.info(
      { clip: request.clip, contentKey: key, reused, encodeMs, durationSec, encoder, fallback },
      'clip ready',
    );
    return [emit(clipFinished, { job: request.job, clip: request.clip, outcome })];
  };
}

function soundFor(
  deps: EncoderDeps,
  request: ClipRequested,
  wait: { readonly signal: AbortSignal; readonly requestedAt: string },
): FilmSound | Promise<FilmSound> {
  if (request.source.audio === undefined) return { silences: [] };
  return withSpan('clip-encoder', SPAN.waitForSound, {}, () => deps.soundOf(request.job, wait));
}

interface Work {
  readonly plan: ClipPlan;
  readonly texts: ClipTexts;
  readonly sound: FilmSound;
  readonly gainDb: number;
}

async function prepare(deps: EncoderDeps, request: ClipRequested, sound: FilmSound): Promise<Work> {
  const plan = planClip(request, { lengths: deps.lengths, silences: sound.silences });
  const fonts = await deps.fonts();
  const texts = clipTexts({ request, cues: plan.scene, window: plan.window, fonts });
  return { plan, texts, sound, ...levelFor(sound) };
}

interface Place {
  readonly key: string;
  readonly files: ClipFiles;
}

/** Key and files of the clip if this encoder makes it. */
function placeOf(deps: EncoderDeps, request: ClipRequested, { work, encoder }: PlaceOptions): Place {
  const { plan, texts, gainDb } = work;
  const profile = profileOf(encoder, deps.quality);
  const key = contentKey(request, { window: plan.window, texts, gainDb, profile });
  return { key, files: clipFiles(request.store, key, Object.keys(texts.vtt)) };
}

interface PlaceOptions {
  readonly work: Work;
  readonly encoder: EncoderDevice;
}

/** The finished clip, also where x264 made it because the device of today failed it. */
async function findAny(
  deps: EncoderDeps,
  request: ClipRequested,
  work: Work,
): Promise<EncodedClip | undefined> {
  const encoder = deps.pool.primary();
  const { key, files } = placeOf(deps, request, { work, encoder });
  const found = await findFinished(deps.storage, files, key);
  if (found !== undefined || encoder.name === 'libx264') return found;
  const instead = placeOf(deps, request, { work, encoder: { name: 'libx264' } });
  const made = await findFinished(deps.storage, instead.files, instead.key);
  return made?.fallback?.encoder === encoder.name ? made : undefined;
}

/** The provenance goes last: where it stands, the other files are whole. */
async function encode(
  deps: EncoderDeps,
  request: ClipRequested,
  work: Work & { readonly signal: AbortSignal },
): Promise<EncodedClip> {
  const { storage, pool } = deps;
  const { plan, texts, gainDb, signal } = work;
  const { window } = plan;
  const used = await pool.use(
    (encoder) => makeClip(deps, request, { window, texts, gainDb, encoder, signal }),
    {
      signal,
    },
  );
  const { result: made, encoder, fallback } = used;
  const { key, files } = placeOf(deps, request, { work, encoder });
  const other = await findFinished(storage, files, key);
  if (other !== undefined) return dropFor(other, made);
  await publishVideo(storage, made, { files, signal });
  for (const [language, uri] of Object.entries(files.captions)) {
    await storage.write(uri, texts.vtt[language] ?? '');
  }
  const ffmpegVersion = await deps.ffmpegVersion();
  await storage.write(files.provenance, provenanceText(deps, request, { work, used, key, ffmpegVersion }));
  return {
    ...outcomeOf(files, {
      ...{ contentKey: key, encoder: encoder.name, fallback },
      ...figuresOf(window, { gainDb, measured: made.measured }),
    }),
    reused: false,
    encodeMs: made.report.encodeMs,
  };
}

/** Another worker was given the same clip and was faster: its files are told, ours would be others under their names. */
async function dropFor(other: EncodedClip, made: MadeClip): Promise<EncodedClip> {
  await rm(made.outputPath, { force: true });
  return other;
}

/** Replaces what is there and is no finished clip; what somebody writes there meanwhile stays. */
async function publishVideo(
  storage: EncoderDeps['storage'],
  made: MadeClip,
  { files, signal }: { readonly files: ClipFiles; readonly signal: AbortSignal },
): Promise<void> {
  try {
    const published = await withSpan('clip-encoder', SPAN.publishClip, {}, async () => {
      const ifAbsent = (await storage.stat(files.video)) === undefined;
      return storage.publish(made.outputPath, files.video, { ifAbsent, signal });
    });
    if (published === 'published') return;
    const message = `${files.video} is being written by another worker`;
    throw new RetryableError(message, { code: 'clip_in_progress', retryAfterMs: 5000 });
  } catch (error) {
    await rm(made.outputPath, { force: true });
    throw error;
  }
}

interface ProvenanceRequest {
  readonly work: Work;
  readonly used: Used<MadeClip>;
  readonly key: string;
  readonly ffmpegVersion: string;
}

function provenanceText(deps: EncoderDeps, request: ClipRequested, parts: ProvenanceRequest): string {
  const { work, used, key, ffmpegVersion } = parts;
  const { plan, sound, gainDb } = work;
  const { encoder, fallback } = used;
  const provenance = provenanceOf({
    ...{ request, contentKey: key, window: plan.window, cues: plan.cues, sound, gainDb, encoder, fallback },
    profile: profileOf(encoder, deps.quality),
    rejected: deps.pool.state().rejected,
    ffmpegVersion,
    rendered: used.result,
    finishedAt: deps.now(),
  });
  return `${JSON.stringify(provenance, null, 2)}\n`;
}
