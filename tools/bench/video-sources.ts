import { readdir } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { TerminalError } from '@langflix/contracts';
import { dataFolder } from './argument.ts';
import type { Bench } from './bench.ts';
import { describeFilm, startEncoder } from './encode/service.ts';
import type { EncoderService } from './encode/service.ts';
import { oneClip } from './video-sources/one-clip.ts';
import { rowsAsTable, verdictOf } from './video-sources/row.ts';
import type { Row } from './video-sources/row.ts';

const MEDIA = /^\.(?:mp4|m4v|mov|mkv|webm|avi|m?ts|mpe?g|flv|wmv|ogv|mp3|m4a|wav)$/i;

/** `--data FOLDER`: a folder of films. Those of the public test data have an outcome that they must come to. */
export const videoSources: Bench = {
  name: 'video-sources',
  describe: 'every film of a folder (--data FOLDER): one clip from its middle, or the reason why not',
  async run({ folder, log, quick }) {
    const data = dataFolder('video-sources');
    if (data === undefined) throw new Error('bench video-sources: name a folder of films by --data FOLDER');
    const films = (await readdir(data, { recursive: true }))
      .filter((name) => MEDIA.test(extname(name)))
      .sort();
    await using service = await startEncoder(join(folder, 'out'), {
      ...{ LANGFLIX_MEDIA_ROOTS: data, LANGFLIX_VIDEO_QUALITY_PROFILE: 'max-speed' },
      ...{ LANGFLIX_VIDEO_MIN_CLIP_SEC: '6', LANGFLIX_VIDEO_PREFERRED_CLIP_SEC: '6' },
    });
    const rows: Row[] = [];
    for (const [number, film] of films.slice(0, quick ? 5 : Infinity).entries()) {
      rows.push(await tryFilm(join(data, film), { data, service, job: `film-${number}` }));
    }
    log(rowsAsTable(rows));
    const verdicts = rows.map(verdictOf);
    const known = verdicts.filter((verdict) => verdict !== '-').length;
    const passed = verdicts.filter((verdict) => verdict === 'PASS').length;
    return [
      { name: 'films', value: rows.length, unit: '' },
      {
        name: 'films with the outcome that they should have',
        value: passed,
        unit: '',
        bound: { atLeast: known },
      },
    ];
  },
};

interface Trial {
  readonly data: string;
  readonly service: EncoderService;
  readonly job: string;
}

async function tryFilm(path: string, { data, service, job }: Trial): Promise<Row> {
  const file = relative(data, path);
  // The folder's own place is of no interest in a table.
  const told = (reason: string): string => reason.replaceAll(`${data}/`, '');
  try {
    const source = await describeFilm(path);
    await service.measure(job, source);
    const outcome = await service.attempt(oneClip(source, { job, store: service.store }));
    if (outcome.status === 'failed') {
      return { file, outcome: 'clip failed', code: outcome.code, reason: told(outcome.reason) };
    }
    const { width, height, codec } = source.video;
    const film = `${codec} ${width}x${height}, ${source.audio?.codec ?? 'no sound'}`;
    return { file, outcome: 'clip', reason: `${outcome.durationSec.toFixed(1)} s from ${film}` };
  } catch (error) {
    if (!(error instanceof TerminalError)) throw error;
    return { file, outcome: 'refused', code: error.code, reason: told(error.message) };
  }
}
