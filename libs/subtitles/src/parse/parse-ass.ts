import { countRepair } from './raw-cue.ts';
import type { Repairs } from './raw-cue.ts';
import type { TimedText } from './mend-times.ts';

/** Order of the fields where the `Format:` line is missing, as in version 4+. */
const USUAL_FIELDS = [
  'layer',
  'start',
  'end',
  'style',
  'name',
  'marginl',
  'marginr',
  'marginv',
  'effect',
  'text',
];
const STAMP = /^\s*(-?)(\d{1,4}):(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,3}))?\s*$/;
/** Names that fansub groups give to styles of what nobody speaks. */
const UNSPOKEN_STYLE =
  /(?:^|[^a-z])(?:signs?|karaoke|kara|op|ed|opening|ending|lyrics?|songs?|romaji|kanji|typeset(?:ting)?|ts|credits?)(?![a-z])/i;
const KARAOKE = /\{[^{}]{0,500}\\[kK][fo]?\d/;
const OVERRIDES = /\{[^{}]{0,2000}\}/g;

interface Dialogue extends TimedText {
  readonly style: string;
}

/**
 * The dialogue of Advanced or plain SubStation Alpha. Left out and counted: drawings, karaoke and signs (by the name of
 * their style, as long as other styles remain), and lines repeated on several layers. Comments do not count.
 */
export function parseAss(lines: readonly string[], repairs: Repairs): TimedText[] {
  const dialogues = readDialogues(lines, repairs);
  const spoken = dialogues.filter(({ style }) => !UNSPOKEN_STYLE.test(style));
  const kept = spoken.length > 0 ? spoken : dialogues;
  countRepair(repairs, 'not_spoken', dialogues.length - kept.length);
  return withoutRepeats(kept, repairs);
}

function readDialogues(lines: readonly string[], repairs: Repairs): Dialogue[] {
  const dialogues: Dialogue[] = [];
  let fields: readonly string[] = USUAL_FIELDS;
  let isEvents = true;
  for (const line of lines) {
    const section = /^\s*\[([^\]]{1,60})\]\s*$/.exec(line)?.[1];
    if (section !== undefined) isEvents = section.trim().toLowerCase() === 'events';
    else if (isEvents && /^\s*format\s*:/i.test(line)) fields = fieldNames(line);
    else if (isEvents && /^\s*dialogue\s*:/i.test(line)) {
      const dialogue = readDialogue(line, fields, repairs);
      if (dialogue) dialogues.push(dialogue);
    }
  }
  return dialogues;
}

function fieldNames(line: string): string[] {
  const names = line.slice(line.indexOf(':') + 1).split(',');
  return names.map((name) => name.trim().toLowerCase());
}

function readDialogue(line: string, fields: readonly string[], repairs: Repairs): Dialogue | undefined {
  const values = splitFields(line.slice(line.indexOf(':') + 1), fields.length);
  const value = (name: string): string => values[fields.indexOf(name)] ?? '';
  const startMs = milliseconds(value('start'));
  const endMs = milliseconds(value('end'));
  if (startMs === undefined || endMs === undefined) {
    countRepair(repairs, 'unreadable_time');
    return undefined;
  }
  const raw = value('text');
  const text = KARAOKE.test(raw) ? '' : plainText(raw);
  if (text.trim() !== '') return { startMs, endMs, text, style: value('style').trim() };
  if (raw.trim() !== '') countRepair(repairs, 'not_spoken');
  return undefined;
}

/** The last field is the text, which has commas of its own. */
function splitFields(line: string, count: number): string[] {
  const values: string[] = [];
  let from = 0;
  for (
    let comma = line.indexOf(',');
    comma >= 0 && values.length < count - 1;
    comma = line.indexOf(',', from)
  ) {
    values.push(line.slice(from, comma));
    from = comma + 1;
  }
  return [...values, line.slice(from)];
}

/** Text between \p1 and \p0 is a drawing: coordinates, no words. */
function plainText(text: string): string {
  let isDrawing = false;
  let plain = '';
  let from = 0;
  for (const { 0: override, index } of text.matchAll(OVERRIDES)) {
    if (!isDrawing) plain += text.slice(from, index);
    from = index + override.length;
    const scale = /\\p(\d{1,2})(?![\d.])/.exec(override)?.[1];
    if (scale !== undefined) isDrawing = Number(scale) > 0;
  }
  if (!isDrawing) plain += text.slice(from);
  return plain.replace(/\\N/g, '\n').replace(/\\[nh]/g, ' ');
}

function milliseconds(stamp: string): number | undefined {
  const match = STAMP.exec(stamp);
  if (!match) return undefined;
  const [, sign, hours, minutes, seconds, fraction = '0'] = match;
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  const ms = whole * 1000 + Math.round(Number(`0.${fraction}`) * 1000);
  return sign === '-' ? -ms : ms;
}

/** A line and its shadow or glow are the same line on several layers. */
function withoutRepeats(dialogues: readonly Dialogue[], repairs: Repairs): TimedText[] {
  const unique = new Map<string, TimedText>();
  for (const { startMs, endMs, text } of dialogues) {
    unique.set(`${startMs} ${String(endMs)} ${text}`, { startMs, endMs, text });
  }
  countRepair(repairs, 'repeated_cue', dialogues.length - unique.size);
  return [...unique.values()];
}
