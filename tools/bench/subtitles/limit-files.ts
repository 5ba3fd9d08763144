import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TRACK_LIMITS } from '@langflix/subtitles';

const MEBIBYTE = 1024 * 1024;
/** The largest file that the subtitle-chunker reads. */
const MAX_BYTES = 64 * MEBIBYTE;
const HUGE_BYTES = 200 * MEBIBYTE;
const GAP_MS = 2300;

export interface LimitFiles {
  /** As many cues and characters as a track may have, in characters of two bytes each, and as many with another cue. */
  readonly track: string;
  readonly translation: string;
  readonly beyond: string;
  /** Typeset signs to the last byte that is read, and a line of dialogue now and then. */
  readonly signs: string;
  /** SAMI has no lines to be read one by one. */
  readonly sami: string;
  /** 200 MiB that nothing is in. */
  readonly huge: string;
}

export async function makeLimitFiles(folder: string): Promise<LimitFiles> {
  const at = (name: string): string => join(folder, name);
  const files = {
    ...{ track: at('limit.en.srt'), translation: at('limit.ko.srt'), beyond: at('beyond.en.srt') },
    ...{ signs: at('signs.en.ass'), sami: at('limit.en.smi'), huge: at('huge.en.srt') },
  };
  const { cues, characters } = TRACK_LIMITS;
  const perCue = Math.floor(characters / cues) - 2;
  await write(files.track, srt(cues, padded('We talk\u2026 and nobody listens to', perCue)));
  await write(files.translation, srt(cues, padded('우리는 말하지만 아무도 듣지 않아요', perCue)));
  await write(
    files.beyond,
    srt(cues + 1, () => 'We talk.'),
  );
  await write(files.signs, signs());
  await write(files.sami, sami(characters - 20_000));
  const huge = await open(files.huge, 'w');
  await huge.truncate(HUGE_BYTES);
  await huge.close();
  return files;
}

async function write(path: string, parts: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(parts), createWriteStream(path));
}

/** A line that is different each time and exactly so long. */
function padded(words: string, length: number): (line: number) => string {
  return (line) => `${words} ${line} ${words.repeat(3)}`.slice(0, length - 1) + '.';
}

function* srt(cues: number, text: (line: number) => string): Generator<string> {
  for (let i = 0; i < cues; i += 1) {
    const startMs = 1000 + i * GAP_MS;
    yield `${i + 1}\n${stamp(startMs)} --> ${stamp(startMs + 2000)}\n${text(i)}\n\n`;
  }
}

function* signs(): Generator<string> {
  let size = 0;
  for (let i = 0; size < MAX_BYTES - 1000; i += 1) {
    const startMs = i * 40;
    const [start, end] = [assStamp(startMs), assStamp(startMs + (i % 60 === 0 ? 2000 : 40))];
    const text =
      i % 60 === 0
        ? `Default,,0,0,0,,We talk and talk, line ${i},\\Nand nobody listens.`
        : `Signs,,0,0,0,,{\\pos(${i % 1000},200)\\blur2\\c&HFFFFFF&}CAFE OPEN`;
    const line = `Dialogue: 1,${start},${end},${text}\n`;
    size += line.length;
    yield i === 0 ? `[Events]\n${line}` : line;
  }
}

function* sami(characters: number): Generator<string> {
  let size = 0;
  yield '<SAMI><BODY>\n';
  for (let i = 0; size < characters; i += 1) {
    const text = `<SYNC Start=${1000 + i * GAP_MS}><P Class=ENCC>We talk\u2026 and talk, line ${i},<br>and nobody listens.\n`;
    size += text.length;
    yield text;
  }
}

function stamp(ms: number): string {
  const hours = String(Math.floor(ms / 3_600_000)).padStart(2, '0');
  return `${hours}:${new Date(ms % 3_600_000).toISOString().slice(14, 23).replace('.', ',')}`;
}

function assStamp(ms: number): string {
  return stamp(ms).replace(',', '.').slice(0, -1);
}
