import { rm } from 'node:fs/promises';
import type { ClipRequested } from '@langflix/contracts';
import { CEILING_DBTP, checkClip, evenSize, outputRate, renderClip } from '@langflix/media';
import type { CheckedClip, EncoderDevice, FrameWindow, RenderReport } from '@langflix/media';
import { joinUri } from '@langflix/storage';
import { ATTR, SPAN, activeContext, recordSpan, withSpan } from '@langflix/telemetry';
import { announceProgress } from './announce-progress.ts';
import { writeCaptions } from './caption-files.ts';
import type { CaptionFiles } from './caption-files.ts';
import type { ClipTexts } from './clip-texts.ts';
import type { EncoderDeps } from './deps.ts';
import { checkDiskSpace } from './machine/disk-space.ts';

export interface MakeClipOptions {
  readonly window: FrameWindow;
  readonly texts: ClipTexts;
  readonly gainDb: number;
  readonly encoder: EncoderDevice;
  readonly signal: AbortSignal;
}

/** A clip that is as ordered, not yet in its place. */
export interface MadeClip {
  readonly report: RenderReport;
  readonly measured: CheckedClip;
  /** What stands for the film in the report's arguments: a local path, or a URL that nobody may see. */
  readonly input: string;
  /** Staged for its final place; whoever does not publish it removes it. */
  readonly outputPath: string;
}

const TRACER = 'clip-encoder';

/** Renders a clip on this machine and checks it. Nothing is left behind when that fails. */
export async function makeClip(
  deps: EncoderDeps,
  request: ClipRequested,
  options: MakeClipOptions,
): Promise<MadeClip> {
  const { window, texts } = options;
  const input = await deps.film(request.source);
  const outputPath = await deps.storage.stage(joinUri(request.store, 'clip.mp4'));
  await checkDiskSpace(outputPath, { ...evenSize(request.source.video), frames: window.frames });
  const { captions, remove } = await writeCaptions(deps.runFolder, texts);
  try {
    const paths = { ...options, input, outputPath, captions };
    const rendered = await renderQuietly(deps, request, paths);
    return { ...rendered, input, outputPath };
  } catch (error) {
    await rm(outputPath, { force: true });
    throw error;
  } finally {
    await remove();
  }
}

interface RenderPaths extends MakeClipOptions, Pick<CaptionFiles, 'captions'> {
  readonly input: string;
  readonly outputPath: string;
  /** dBTP that the sound is limited to before it is encoded. */
  readonly ceilingDb?: number;
}

/** dBTP that no clip goes above. */
const TRUE_PEAK_LIMIT = -1;
/** Decibels that the second try stays below what the first one missed the limit by. */
const MARGIN_DB = 0.5;

type Rendered = Pick<MadeClip, 'report' | 'measured'>;

/**
 * Renders and checks. What AAC adds to the peaks is only known afterwards: a clip that came out above the limit is
 * rendered once more, limited by as much more.
 */
async function renderQuietly(
  deps: EncoderDeps,
  request: ClipRequested,
  options: RenderPaths,
): Promise<Rendered> {
  const report = await render(deps, request, options);
  const measured = await check(request, options, Infinity);
  const overDb = (measured.sound?.truePeakDbtp ?? -Infinity) - TRUE_PEAK_LIMIT;
  if (overDb <= 0) return { report, measured };
  const ceilingDb = CEILING_DBTP - overDb - MARGIN_DB;
  const again = await render(deps, request, { ...options, ceilingDb });
  const encodeMs = report.encodeMs + again.encodeMs;
  return { report: { ...again, encodeMs }, measured: await check(request, options, TRUE_PEAK_LIMIT) };
}

function render(deps: EncoderDeps, request: ClipRequested, options: RenderPaths): Promise<RenderReport> {
  const { window, input, outputPath, captions, encoder, gainDb, ceilingDb, signal } = options;
  const { job, clip, source, sourceLanguage } = request;
  const attributes = { [ATTR.encoder]: encoder.name, [ATTR.clipDurationSec]: window.durationSec };
  const { frames } = window;
  const waited = { startTime: Date.now(), parent: activeContext() };
  const encode = (): Promise<RenderReport> => {
    recordSpan(TRACER, SPAN.waitForEncoder, { ...waited, endTime: Date.now() });
    return withSpan(TRACER, SPAN.renderClip, { attributes }, async (span) => {
      const report = await renderClip(
        {
          ...{ source, input, window, outputPath, encoder, gainDb, ceilingDb, language: sourceLanguage },
          ...deps.quality,
          ...captions,
        },
        { signal, onProgress: announceProgress({ job, clip, frames, announce: deps.announce }) },
      );
      span.setAttributes({
        [ATTR.encodeMs]: report.encodeMs,
        [ATTR.encodeSpeed]: report.speed,
        [ATTR.encodeFrames]: report.frames,
      });
      return report;
    });
  };
  return deps.slots.run(() => deps.gate.run(encode, signal), signal);
}

function check(
  request: ClipRequested,
  { window, captions, input, outputPath, signal }: RenderPaths,
  truePeakLimitDbtp: number,
): Promise<CheckedClip> {
  const { source } = request;
  const { numerator, denominator } = outputRate(source.video);
  const { assPath, softCaptions = [] } = captions;
  const expected = {
    durationSec: window.durationSec,
    fps: numerator / denominator,
    hasAudio: source.audio !== undefined,
    size: evenSize(source.video),
    softCaptions: softCaptions.length,
    ...(assPath === undefined ? {} : { burntCaptions: assPath }),
    film: { input, source, startSec: window.startSec },
    truePeakLimitDbtp,
    signal,
  };
  return withSpan(TRACER, SPAN.checkClip, {}, () => checkClip(outputPath, expected));
}
