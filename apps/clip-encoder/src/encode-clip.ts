import { clipFinished, emit } from '@langflix/contracts';
import type { ClipRequested, EncodedClip, clipRequested } from '@langflix/contracts';
import type { Handler } from '@langflix/messaging';
import { clipFiles } from './clip-files.ts';
import type { ClipFiles } from './clip-files.ts';
import { clipTexts } from './clip-texts.ts';
import type { ClipTexts } from './clip-texts.ts';
import { contentKey } from './content-key.ts';
import type { EncodingProfile } from './content-key.ts';
import type { EncoderDeps } from './deps.ts';
import { findFinished, outcomeOf } from './find-finished.ts';
import { makeClip } from './make-clip.ts';
import { planClip } from './plan-clip.ts';
import type { ClipPlan } from './plan-clip.ts';
import { provenanceOf } from './provenance.ts';

/** Turns a request into the finished files of a clip, or finds them finished. */
export function encodeClip(deps: EncoderDeps): Handler<typeof clipRequested> {
  return async ({ data: request }, { signal, log }) => {
    const work = prepare(deps, request);
    const outcome =
      (await findFinished(deps.storage, work.files, work.key)) ??
      (await encode(deps, request, { ...work, signal }));
    const { contentKey: key, reused, encodeMs, durationSec, encoder } = outcome;
    log.info({ clip: request.clip, contentKey: key, reused, encodeMs, durationSec, encoder }, 'clip ready');
    return [emit(clipFinished, { job: request.job, clip: request.clip, outcome })];
  };
}

interface Work {
  readonly plan: ClipPlan;
  readonly texts: ClipTexts;
  readonly profile: EncodingProfile;
  readonly key: string;
  readonly files: ClipFiles;
}

function prepare(deps: EncoderDeps, request: ClipRequested): Work {
  const plan = planClip(request, deps.lengths);
  const { window, scene } = plan;
  const texts = clipTexts({ request, cues: scene, window, fonts: deps.fonts });
  const profile = { encoder: deps.encoder.name, preset: deps.quality.preset, crf: deps.quality.crf };
  const key = contentKey(request, { window, texts, profile });
  return { plan, texts, profile, key, files: clipFiles(request.store, key, Object.keys(texts.vtt)) };
}

/** The provenance goes last: where it stands, the other files are whole. */
async function encode(
  deps: EncoderDeps,
  request: ClipRequested,
  { plan, texts, profile, key, files, signal }: Work & { readonly signal: AbortSignal },
): Promise<EncodedClip> {
  const { storage, encoder, ffmpegVersion } = deps;
  const { window, cues } = plan;
  const made = await makeClip(deps, request, { window, ass: texts.ass, videoUri: files.video, signal });
  for (const [language, uri] of Object.entries(files.captions)) {
    await storage.write(uri, texts.vtt[language] ?? '');
  }
  const provenance = provenanceOf({
    ...{ request, contentKey: key, window, cues, profile, encoder, ffmpegVersion },
    ...{ rendered: made, measured: made.measured, finishedAt: deps.now() },
  });
  await storage.write(files.provenance, `${JSON.stringify(provenance, null, 2)}\n`);
  const { startSec, endSec } = window;
  const figures = { contentKey: key, startSec, endSec, encoder: encoder.name, ...made.measured };
  return { ...outcomeOf(files, figures), reused: false, encodeMs: made.report.encodeMs };
}
