// A process of its own, so that its memory is that of reading subtitles. `node data.ts files FOLDER` reads every file
// below the folders of test data; `node data.ts checks FOLDER FIXTURE` compares with what is known of some, and pairs
// tracks. Both print what came of it as JSON.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { decodeSubtitle, parseSubtitle } from '@langflix/subtitles';
import type { DataResult } from './data-figures.ts';
import { alignPairs, checkByHand } from './pairs.ts';
import { readOne } from './read-one.ts';
import type { FileRow } from './read-one.ts';
import { expectedCues } from './webvtt-counts.ts';

const FOLDERS = ['long', 'movies', 'torture'];
const ENCODINGS = 'torture/derived_from_real/encodings';
const EXPECTED = 'torture/derived_from_real/expected_utf8';
const WEBVTT = 'torture/vtt.js';

const [task, data = '', fixture = ''] = process.argv.slice(2);

const result = task === 'files' ? { rows: readAll() } : check();
console.log(JSON.stringify({ ...result, peakKb: process.resourceUsage().maxRSS }));

function readAll(): FileRow[] {
  const files = FOLDERS.flatMap((folder) => filesIn(data, folder));
  return files.map((file) => readOne(join(data, file), file));
}

function check(): Omit<DataResult, 'rows' | 'peakKb'> {
  return {
    encodings: filesIn(data, ENCODINGS).map(checkEncoding),
    webvtt: filesIn(data, WEBVTT)
      .filter((file) => file.endsWith('.vtt'))
      .map(checkCount),
    pairs: alignPairs(data),
    ...(existsSync(join(data, 'movies')) && { byHand: checkByHand(data, fixture) }),
  };
}

/** Paths from `data`, with `/`. */
function filesIn(from: string, folder: string): string[] {
  if (!existsSync(join(from, folder))) return [];
  const entries = readdirSync(join(from, folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(from.length + 1))
    .sort();
}

/** Each is `<language>.<encoding>.srt`; the expected text is `<language>.srt`. */
function checkEncoding(file: string): { file: string; ok: boolean } {
  const language = /([a-z]{2})\.[^/]*$/.exec(file)?.[1] ?? '';
  const { text } = decodeSubtitle(readFileSync(join(data, file)), { language });
  return { file, ok: text === readFileSync(join(data, EXPECTED, `${language}.srt`), 'utf8') };
}

function checkCount(file: string): DataResult['webvtt'][number] {
  const expected = expectedCues(file.slice(WEBVTT.length + 1));
  try {
    const { format, cues } = parseSubtitle(decodeSubtitle(readFileSync(join(data, file))).text);
    return { file, cues: format === 'webvtt' ? cues.length : -1, expected };
  } catch {
    // Empty, or refused as no WebVTT: no cue either way.
    return { file, cues: 0, expected };
  }
}
