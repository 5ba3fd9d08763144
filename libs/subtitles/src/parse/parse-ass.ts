import { countRepair } from './raw-cue.ts';
import type { Repairs } from './raw-cue.ts';
import type { TimedText } from './mend-times.ts';
import { collectCues } from './line-reader.ts';
import type { Collected, LineReader, Reading } from './line-reader.ts';

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
export function readAss(reading: Reading): LineReader {
  const { repairs } = reading;
  const spoken = collectUnique(reading);
  const signs = collectSigns(reading);
  let fields: readonly string[] = USUAL_FIELDS;
  let isEvents = true;
  return {
    line(text) {
      const section = /^\s*\[([^\]]{1,60})\]\s*$/.exec(text)?.[1];
      if (section !== undefined) isEvents = section.trim().toLowerCase() === 'events';
      else if (isEvents && /^\s*format\s*:/i.test(text)) fields = fieldNames(text);
      else if (isEvents && /^\s*dialogue\s*:/i.test(text)) {
        const dialogue = readDialogue(text, fields, repairs);
        if (!dialogue) return;
        if (UNSPOKEN_STYLE.test(dialogue.style)) return signs.add(dialogue);
        spoken.add(dialogue);
        signs.drop();
      }
    },
    end() {
      if (spoken.cues.length === 0) return signs.cues();
      countRepair(repairs, 'not_spoken', signs.count());
      return spoken.cues;
    },
  };
}

/** A line and its shadow or glow are the same line on several layers. */
function collectUnique(reading: Reading): Collected {
  const { cues, add } = collectCues(reading);
  const known = new Set<string>();
  return {
    cues,
    add(cue) {
      const key = `${cue.startMs} ${String(cue.endMs)} ${cue.text}`;
      if (known.has(key)) return countRepair(reading.repairs, 'repeated_cue');
      known.add(key);
      add(cue);
    },
  };
}

interface Signs {
  add(cue: TimedText): void;
  /** There is dialogue: only their number is of interest from now on. */
  drop(): void;
  count(): number;
  /** @throws TerminalError `subtitle_too_large` */
  cues(): readonly TimedText[];
}

/** Of signs there may be a hundred thousand, and nearly always they are not needed: too many are no error until then. */
function collectSigns({ repairs, room }: Reading): Signs {
  const own: Repairs = {};
  let held: Collected | undefined = collectUnique({ repairs: own, room: room.another() });
  let tooMany: unknown;
  let count = 0;
  return {
    add(cue) {
      count += 1;
      try {
        held?.add(cue);
      } catch (error) {
        tooMany = error;
        held = undefined;
      }
    },
    drop() {
      held = undefined;
    },
    count: () => count,
    cues() {
      if (tooMany !== undefined) throw tooMany;
      countRepair(repairs, 'repeated_cue', own.repeated_cue ?? 0);
      return held?.cues ?? [];
    },
  };
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
