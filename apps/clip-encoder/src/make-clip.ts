import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RetryableError, TerminalError } from '@langflix/contracts';
import type { ClipRequested } from '@langflix/contracts';
import { checkClip, outputRate, renderClip } from '@langflix/media';
import type { CheckedClip, FrameWindow, RenderReport } from '@langflix/media';
import { fromFileUri } from '@langflix/storage';
import { ATTR, SPAN, withSpan } from '@langflix/telemetry';
import type { EncoderDeps } from './deps.ts';

export interface MakeClipOptions {
  readonly window: FrameWindow;
  /** Captions to burn in. */
  readonly ass: string | undefined;
  /** Final URI of the film file. */
  readonly videoUri: string;
  readonly signal: AbortSignal;
}

export interface MadeClip {
  readonly report: RenderReport;
  readonly measured: CheckedClip;
  /** Local paths that stand in the report's arguments. */
  readonly input: string;
  readonly outputPath: string;
}

const TRACER = 'clip-encoder';

/** Renders a clip beside its final place, checks it and only then gives it its name. */
export async function makeClip(
  deps: EncoderDeps,
  request: ClipRequested,
  options: MakeClipOptions,
): Promise<MadeClip> {
  const { storage } = deps;
  const input = await unchangedFilm(deps, request.source);
  const outputPath = await storage.stage(options.videoUri);
  const assPath = await writeCaptions(deps.runFolder, options.ass);
  try {
    const report = await render(deps, request, { ...options, input, outputPath, assPath });
    const measured = await check(request, options.window, outputPath);
    await withSpan(TRACER, SPAN.publishClip, {}, () => storage.publish(outputPath, options.videoUri));
    return { report, measured, input, outputPath };
  } catch (error) {
    await rm(outputPath, { force: true });
    throw error;
  } finally {
    if (assPath !== undefined) await rm(assPath, { force: true });
  }
}

/** Local path of the film, if it is still the one that was probed: cues and streams hold for that one only. */
async function unchangedFilm({ storage }: EncoderDeps, source: ClipRequested['source']): Promise<string> {
  const fingerprint = await storage.fingerprint(source.uri).catch((error: unknown) => {
    if (error instanceof TerminalError) return undefined;
    throw error;
  });
  if (fingerprint === source.fingerprint) return storage.inputFor(source.uri);
  const what =
    fingerprint === undefined
      ? 'is no longer there: put it back, or submit the episode again'
      : 'is not the file it was when it was accepted: submit the episode again';
  throw new TerminalError('source_changed', `${fromFileUri(source.uri)} ${what}`);
}

/** Captions go through a file of a generated plain name: no subtitle text comes near a command line. */
async function writeCaptions(folder: string, ass: string | undefined): Promise<string | undefined> {
  if (ass === undefined) return undefined;
  const path = join(folder, `${randomUUID()}.ass`);
  try {
    // Systems tidy their temporary folder up, even under a service that is running.
    await mkdir(folder, { recursive: true });
    await writeFile(path, ass);
  } catch (error) {
    const message = `captions cannot be written to the temporary folder ${folder}: free some space there`;
    throw new RetryableError(message, { code: 'disk_full', cause: error });
  }
  return path;
}

interface RenderPaths extends MakeClipOptions {
  readonly input: string;
  readonly outputPath: string;
  readonly assPath: string | undefined;
}

function render(deps: EncoderDeps, request: ClipRequested, paths: RenderPaths): Promise<RenderReport> {
  const { encoder, quality } = deps;
  const { window, input, outputPath, assPath, signal } = paths;
  const attributes = { [ATTR.encoder]: encoder.name, [ATTR.clipDurationSec]: window.durationSec };
  return withSpan(TRACER, SPAN.renderClip, { attributes }, async (span) => {
    const report = await renderClip(
      {
        ...{ source: request.source, input, window, outputPath, encoder, language: request.sourceLanguage },
        ...quality,
        ...(assPath === undefined ? {} : { assPath }),
      },
      { signal },
    );
    const { encodeMs, speed, frames } = report;
    span.setAttributes({
      [ATTR.encodeMs]: encodeMs,
      [ATTR.encodeSpeed]: speed,
      [ATTR.encodeFrames]: frames,
    });
    return report;
  });
}

function check(request: ClipRequested, { durationSec }: FrameWindow, path: string): Promise<CheckedClip> {
  const { numerator, denominator } = outputRate(request.source.video);
  const expected = {
    durationSec,
    fps: numerator / denominator,
    hasAudio: request.source.audio !== undefined,
  };
  return withSpan(TRACER, SPAN.checkClip, {}, () => checkClip(path, expected));
}
