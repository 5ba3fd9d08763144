import { loadConfig } from '@langflix/config';
import { measureSpeech, probeMedia } from '@langflix/media';
import { runService } from '@langflix/messaging';
import { createStorage, joinUri, toUri } from '@langflix/storage';
import { SPAN, STORAGE_SPANS, withSpans } from '@langflix/telemetry';
import { acceptEpisode } from './accept-episode.ts';
import type { IngestDeps } from './deps.ts';
import { openEmbeddedTracks } from './embedded-tracks.ts';
import { keepFindings } from './keep-findings.ts';
import { openLedger } from './ledger.ts';
import { lookOnce } from './look-once.ts';
import type { FilmLooks } from './look-once.ts';
import { recordAnalysis } from './record-analysis.ts';
import { recordClip } from './record-clip.ts';
import { recordFailure, recordRejection } from './record-end.ts';
import { recordPlan } from './record-plan.ts';

const config = loadConfig();
/** Nobody writes for as long to a file of these folders: what a crash left half-written is removed. */
const ABANDONED_MS = 600_000;

await runService({
  app: 'ingest',
  settings: config,
  async build({ messaging }) {
    const storage = withSpans(createStorage(config.storage), 'ingest', STORAGE_SPANS);
    const outputDirectory = config.output.directory;
    const state = joinUri(toUri(outputDirectory), '.langflix');
    for (const kept of ['films', 'subtitles']) await storage.sweepStaged(joinUri(state, kept), ABANDONED_MS);
    const looks: FilmLooks = {
      probe: async (uri, options) => probeMedia(await storage.inputFor(uri), { uri, ...options }),
      listen: async (source, { signal }) =>
        measureSpeech({ input: await storage.inputFor(source.uri), source, signal }),
      tracks: withSpans(openEmbeddedTracks(storage, outputDirectory), 'ingest', {
        list: SPAN.listTracks,
        takeOut: SPAN.takeOutTrack,
      }),
    };
    const programs = withSpans(looks, 'ingest', { probe: SPAN.probeMedia, listen: SPAN.listenForSpeech });
    const deps: IngestDeps = {
      ledger: withSpans(await openLedger(messaging), 'ingest', { update: SPAN.updateLedger }),
      messaging,
      storage,
      ...lookOnce(programs, { keep: keepFindings(storage, outputDirectory), storage }),
      mediaRoots: [...config.media.roots, ...config.storage.s3Roots],
      outputDirectory,
      maxClipMs: config.video.maxClipSec * 1000,
      now: () => new Date(),
    };
    return {
      handlers: {
        'ingest__accept-episode': acceptEpisode(deps),
        'ingest__record-plan': recordPlan(deps),
        'ingest__record-analysis': recordAnalysis(deps),
        'ingest__record-clip': recordClip(deps),
        'ingest__record-rejection': recordRejection(deps),
        'ingest__record-failure': recordFailure(deps),
      },
      concurrency: { 'ingest__accept-episode': 2, 'ingest__record-analysis': 2, 'ingest__record-clip': 2 },
    };
  },
});
