import {
  TerminalError,
  clipFinished,
  episodeChunked,
  episodeIngested,
  failedParts,
  manifest,
} from '@langflix/contracts';
import type {
  EncodedClip,
  EpisodeIngested,
  ExpressionAnalysis,
  JobEntry,
  Manifest,
  ManifestClip,
} from '@langflix/contracts';
import { joinUri } from '@langflix/storage';
import type { Storage } from '@langflix/storage';
import type { IngestDeps } from './deps.ts';
import { countsOf } from './fold-facts.ts';
import { renderGallery } from './gallery/render-gallery.ts';
import { createTurns } from './in-turn.ts';
import { clipFileStem, episodeFolderOf, outputOf } from './output-layout.ts';
import { readUsage } from './read-usage.ts';
import { removeStaleFiles } from './remove-stale-files.ts';
import { companionsOf, inFilmOrder, readAnalysis } from './request-clips.ts';
import { secondsBetween } from './seconds-between.ts';

interface FinishedClip {
  readonly clip: string;
  readonly analysis: ExpressionAnalysis;
  /** Of the other expressions that it shows. */
  readonly companions: readonly ExpressionAnalysis[];
  readonly encoded: EncodedClip;
}

/**
 * Puts the result where people look for it: clips linked from the store under readable names, then `manifest.json`,
 * then `index.html`. Each file is replaced atomically, so running again after a crash is safe.
 */
export async function publishResult(
  entry: JobEntry,
  { closedAt, deps }: { readonly closedAt: string; readonly deps: IngestDeps },
): Promise<NonNullable<JobEntry['result']>> {
  const ingested = await deps.messaging.readFact(episodeIngested, { job: entry.job });
  if (ingested === undefined) {
    throw new TerminalError('fact_missing', `job ${entry.job}: episode.ingested is no longer in the stream`);
  }
  const output = outputOf(entry.submission.output, deps.outputDirectory);
  const folder = episodeFolderOf(output, ingested.title, ingested.settings.targetLanguage);
  const finished = await readFinishedClips(entry, deps);
  const about = {
    ...(await describeJob(entry, ingested, deps)),
    ...(await readUsage(entry, deps.messaging)),
    completedAt: closedAt,
    wallSeconds: secondsBetween(entry.submittedAt, closedAt),
  };
  return inTurn(folder, () => writeResult(folder, { finished, about, storage: deps.storage }));
}

/** Two jobs of one episode write one folder: half of each would be neither. */
const inTurn = createTurns();

interface ResultParts {
  readonly finished: readonly FinishedClip[];
  readonly about: Partial<Manifest>;
  readonly storage: Storage;
}

async function writeResult(
  folder: string,
  { finished, about, storage }: ResultParts,
): Promise<NonNullable<JobEntry['result']>> {
  const document = manifest.parse({ ...about, clips: await linkClips(finished, folder, storage) });
  await removeStaleFiles(folder, document, storage);
  const manifestUri = joinUri(folder, 'manifest.json');
  const galleryUri = joinUri(folder, 'index.html');
  await storage.write(galleryUri, renderGallery(document));
  await storage.write(manifestUri, `${JSON.stringify(document, null, 2)}\n`);
  return { partial: document.status === 'partial', manifest: manifestUri, gallery: galleryUri };
}

/** The finished clips in the order of the film. */
async function readFinishedClips(entry: JobEntry, deps: IngestDeps): Promise<readonly FinishedClip[]> {
  const finished: FinishedClip[] = [];
  const encoded = Object.entries(entry.clips).filter(([, { state }]) => state === 'encoded');
  for (const chunk of new Set(encoded.map(([, clip]) => clip.chunk))) {
    const { byClip } = await readAnalysis(entry.job, chunk, deps);
    for (const [clip] of encoded.filter(([, { chunk: owner }]) => owner === chunk)) {
      const fact = await deps.messaging.readFact(clipFinished, { job: entry.job, clip });
      const analysis = byClip.get(clip)?.analysis;
      if (fact?.outcome.status !== 'encoded' || analysis === undefined) continue;
      const companions = companionsOf(entry, clip, byClip).map((other) => other.analysis);
      finished.push({ clip, analysis, companions, encoded: fact.outcome });
    }
  }
  return finished.sort((a, b) => inFilmOrder(a.analysis, b.analysis));
}

async function linkClips(
  finished: readonly FinishedClip[],
  folder: string,
  storage: Storage,
): Promise<readonly ManifestClip[]> {
  const clips: ManifestClip[] = [];
  for (const [index, { clip, analysis, companions, encoded }] of finished.entries()) {
    const stem = clipFileStem(index + 1, analysis.expression, finished.length);
    const place = async (from: string, ending: string): Promise<string> => {
      await storage.link(from, joinUri(folder, 'clips', `${stem}${ending}`));
      return `clips/${stem}${ending}`;
    };
    const captions: Record<string, string> = {};
    for (const [language, uri] of Object.entries(encoded.captionUris)) {
      captions[language] = await place(uri, `.${language}.vtt`);
    }
    clips.push({
      number: index + 1,
      clip,
      video: await place(encoded.videoUri, '.mp4'),
      provenance: await place(encoded.provenanceUri, '.json'),
      captions,
      analysis,
      ...(companions.length > 0 && { companions: [...companions] }),
      encoding: encoded,
    });
  }
  return clips;
}

async function describeJob(
  entry: JobEntry,
  ingested: EpisodeIngested,
  deps: IngestDeps,
): Promise<Partial<Manifest>> {
  const counts = countsOf(entry);
  const plan = await deps.messaging.readFact(episodeChunked, { job: entry.job });
  const tracks = plan?.outcome.status === 'chunked' ? plan.outcome : undefined;
  return {
    version: 1,
    job: entry.job,
    status: counts.chunksFailed + counts.clipsFailed > 0 ? 'partial' : 'complete',
    title: ingested.title,
    settings: ingested.settings,
    source: ingested.source,
    ...(tracks === undefined ? {} : { subtitles: tracks.subtitles }),
    ...(tracks?.translation === undefined ? {} : { translation: tracks.translation }),
    failures: [...failedParts(entry)],
    counts,
    submittedAt: entry.submittedAt,
    contentSeconds: ingested.source.durationSec,
  };
}
