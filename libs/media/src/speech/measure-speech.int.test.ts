import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Interval, MediaSource, SpeechActivity } from '@langflix/contracts';
import { makeSpeechFilm, makeSpokenLines, makeVideo, temporaryFolder } from '@langflix/testing';
import type { SpokenLine, TemporaryFolder } from '@langflix/testing';
import { probeMedia } from '../probe/probe-media.ts';
import { measureSpeech } from './measure-speech.ts';

const MINUTE = 60_000;
const execute = promisify(execFile);
let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

const probe = (path: string): Promise<MediaSource> => probeMedia(path, { uri: path, fingerprint: 'f' });

/** Share of 20 ms steps of the sampled time at which what was heard is what was said. */
function agreement({ sampled, active }: SpeechActivity, lines: readonly SpokenLine[]): number {
  const said = lines.map(({ startSec, endSec }): Interval => [startSec * 1000, endSec * 1000]);
  const isIn = (ms: number, spans: readonly Interval[]): boolean =>
    spans.some(([start, end]) => ms >= start && ms < end);
  let right = 0;
  let all = 0;
  for (const [start, end] of sampled) {
    for (let ms = start; ms < end; ms += 20) {
      all += 1;
      if (isIn(ms, said) === isIn(ms, active)) right += 1;
    }
  }
  return right / all;
}

describe('speech in a film', () => {
  test(
    'is heard where it is, also under music and where the film does not start at zero',
    async () => {
      const lines = makeSpokenLines(11, 90);
      const path = join(folder.path, 'Late start.mkv');
      await makeSpeechFilm({ path, durationSec: 90, lines, seed: 11, music: true, startSec: 20 });
      const source = await probe(path);
      expect(source.startSec).toBeGreaterThan(19);
      const heard = await measureSpeech({ input: path, source });
      expect(heard?.sampled).toEqual([[0, expect.closeTo(90_000, -2)]]);
      expect(agreement(heard as SpeechActivity, lines)).toBeGreaterThan(0.85);
    },
    MINUTE,
  );

  test(
    'is listened for in parts of a long film, each at its place',
    async () => {
      const path = join(folder.path, 'Long.mkv');
      // Two seconds of noise every ten.
      const sound = "anoisesrc=a=0.3:r=8000:d=1300,volume='lt(mod(t,10),2)':eval=frame";
      const picture = 'color=s=64x64:r=1:d=1300';
      const inputs = ['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', sound];
      await execute('ffmpeg', ['-nostdin', '-v', 'error', ...inputs, '-c:a', 'pcm_s16le', path]);
      const heard = await measureSpeech({ input: path, source: await probe(path) });
      expect(heard?.sampled).toHaveLength(10);
      const lines = Array.from({ length: 130 }, (_, i) => ({ startSec: i * 10, endSec: i * 10 + 2 }));
      expect(agreement(heard as SpeechActivity, lines)).toBeGreaterThan(0.9);
    },
    MINUTE,
  );

  test(
    'keeps its time where the sound track begins late, and in surround sound',
    async () => {
      const path = join(folder.path, 'surround.mkv');
      await makeVideo({ path, durationSec: 3, audio: [{ channels: 6 }], audioDelaySec: 1 });
      const heard = await measureSpeech({ input: path, source: await probe(path) });
      expect(heard?.sampled).toEqual([[0, expect.closeTo(3000, -2)]]);
      for (const [start] of heard?.active ?? []) expect(start).toBeGreaterThanOrEqual(960);
    },
    MINUTE,
  );

  test(
    'is not looked for in a silent film, and a film without its sound is refused',
    async () => {
      const path = join(folder.path, 'silent.mp4');
      await makeVideo({ path, durationSec: 1, audio: [] });
      const source = await probe(path);
      expect(await measureSpeech({ input: path, source })).toBeUndefined();
      const claimed = { ...source, audio: { index: 1, codec: 'aac', channels: 2 } };
      await expect(measureSpeech({ input: path, source: claimed })).rejects.toMatchObject({
        code: 'sound_undecodable',
      });
    },
    MINUTE,
  );

  test(
    'is given up at once when aborted',
    async () => {
      const path = join(folder.path, 'aborted.mp4');
      await makeVideo({ path, durationSec: 1 });
      const [source, signal] = [await probe(path), AbortSignal.abort(new Error('shutting down'))];
      await expect(measureSpeech({ input: path, source, signal })).rejects.toThrow('shutting down');
    },
    MINUTE,
  );
});
