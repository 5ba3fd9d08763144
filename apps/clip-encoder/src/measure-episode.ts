import { contentHash, emit, episodeMeasured } from '@langflix/contracts';
import type { EpisodeMeasured, MediaSource, episodeIngested } from '@langflix/contracts';
import type { SoundMeasurement, SoundRequest } from '@langflix/media';
import type { Handler } from '@langflix/messaging';
import { joinUri } from '@langflix/storage';
import type { Storage } from '@langflix/storage';
import { ATTR, SPAN, withSpan } from '@langflix/telemetry';
import type { FilmCheck } from './film-check.ts';

export interface MeasureDeps {
  readonly storage: Storage;
  readonly film: FilmCheck;
  /** Folder URI where results are kept. */
  readonly store: string;
  measure(request: SoundRequest): Promise<SoundMeasurement>;
}

type Measured = Extract<EpisodeMeasured['outcome'], { status: 'measured' }>;

/** Part of every kept result's name: raised when the same film would be measured otherwise. */
const MEASURE_VERSION = 1;

/**
 * Listens to a film once, as soon as it is accepted: the analysis goes on meanwhile, and clips wait for it. What was
 * found is kept under the film's fingerprint, so that the next job of the same film costs nothing.
 */
export function measureEpisode(deps: MeasureDeps): Handler<typeof episodeIngested> {
  return async ({ data: { job, source } }, { signal, log }) => {
    const outcome = await withSpan('clip-encoder', SPAN.measureSound, {}, async (span) => {
      const found = await soundOf(deps, source, signal);
      span.setAttribute(ATTR.isReused, found.measureMs === 0);
      return found;
    });
    const { measureMs, loudness, silences } = outcome;
    log.info({ measureMs, loudness, silences: silences.length }, 'sound measured');
    return [emit(episodeMeasured, { job, outcome })];
  };
}

async function soundOf(deps: MeasureDeps, source: MediaSource, signal: AbortSignal): Promise<Measured> {
  if (source.audio === undefined) return { status: 'measured', silences: [], measureMs: 0 };
  const uri = resultUri(deps.store, source);
  const kept = await readKept(deps.storage, uri);
  if (kept !== undefined) return { ...kept, measureMs: 0 };
  const input = await deps.film(source);
  const startedAt = performance.now();
  const found = await deps.measure({ input, source, signal });
  const measureMs = Math.max(1, Math.round(performance.now() - startedAt));
  const outcome: Measured = { status: 'measured', ...found, measureMs };
  await deps.storage.write(uri, `${JSON.stringify(outcome)}\n`);
  return outcome;
}

function resultUri(store: string, { fingerprint, audio }: MediaSource): string {
  const name = contentHash(['sound', MEASURE_VERSION, fingerprint, audio?.index ?? 'silent'], 32);
  return joinUri(store, `${name}.sound.json`);
}

/** Undefined when there is none, or it cannot be read: the film is listened to again then. */
async function readKept(storage: Storage, uri: string): Promise<Measured | undefined> {
  if ((await storage.stat(uri)) === undefined) return undefined;
  try {
    const kept: unknown = JSON.parse(new TextDecoder().decode(await storage.read(uri)));
    const outcome = episodeMeasured.schema.shape.outcome.parse(kept);
    return outcome.status === 'measured' ? outcome : undefined;
  } catch {
    return undefined;
  }
}
