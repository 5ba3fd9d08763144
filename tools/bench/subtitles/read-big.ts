// A process of its own, so that its memory is that of its files: `node read-big.ts FILE [TRANSLATION]` does what the
// subtitle-chunker does and prints time and peak memory as JSON.
import { readFileSync } from 'node:fs';
import { alignTranslation, chunkCues, gradeTrack, readSubtitle } from '@langflix/subtitles';
import { since } from './read-one.ts';

/** The default sizes of chunks. */
const LIMITS = { maxChars: 1680, preferredChars: 1400, contextCues: 3 };

const [file = '', translation] = process.argv.slice(2);
const startedAt = performance.now();
const track = readSubtitle(readFileSync(file), { language: 'en' });
const readMs = since(startedAt);
gradeTrack({ track, declaredLanguage: 'en' });
const alignment =
  translation === undefined
    ? undefined
    : alignTranslation(track.cues, readSubtitle(readFileSync(translation), { language: 'en' }).cues);
const chunks = chunkCues(alignment?.cues ?? track.cues, LIMITS);
console.log(
  JSON.stringify({
    readMs,
    ms: since(startedAt),
    peakKb: process.resourceUsage().maxRSS,
    raw: track.rawCues,
    chunks: chunks.length,
    alignedShare: alignment?.alignedShare,
  }),
);
