import type { TimedText } from './mend-times.ts';
import type { Repairs } from './raw-cue.ts';
import type { Room } from './room.ts';

/** Reads one format line by line and holds no more of the file than its cues and the one that is being read. */
export interface LineReader {
  /** The next line, without its end. */
  line(text: string): void;
  /** After the last line: the cues, their times as the file has them, in its order. */
  end(): readonly TimedText[];
}

export interface Reading {
  readonly repairs: Repairs;
  readonly room: Room;
}

/** Shorter parts are copied by V8 itself. */
const SHORTEST_SLICE = 13;

/** Cues that were read so far. */
export interface Collected {
  readonly cues: readonly TimedText[];
  /** @throws TerminalError `subtitle_too_large` */
  add(cue: TimedText): void;
}

export function collectCues({ room }: Reading): Collected {
  const cues: TimedText[] = [];
  return {
    cues,
    add({ startMs, endMs, text }) {
      room.take(text.length);
      room.checkCues(cues.length + 1);
      cues.push({ startMs, endMs, text: asOwnString(text) });
    },
  };
}

/** Lines that are held until it is known what they are. */
export interface HeldLines {
  readonly lines: readonly string[];
  /** @throws TerminalError `subtitle_too_large` */
  push(line: string): void;
  clear(): void;
}

export function holdLines(room: Room): HeldLines {
  const lines: string[] = [];
  let size = 0;
  return {
    lines,
    push(line) {
      room.take(line.length + 1);
      size += line.length + 1;
      lines.push(line);
    },
    clear() {
      room.giveBack(size);
      size = 0;
      lines.length = 0;
    },
  };
}

/** For formats that tell nothing line by line: holds the whole text, as far as there is room. */
export function readWhole(
  reading: Reading,
  parse: (text: string, reading: Reading) => readonly TimedText[],
): LineReader {
  const held = holdLines(reading.room);
  return {
    line: held.push,
    end() {
      const text = held.lines.join('\n');
      held.clear();
      const cues = parse(text, reading);
      const collected = collectCues(reading);
      for (const cue of cues) collected.add(cue);
      return collected.cues;
    },
  };
}

/** V8 keeps a whole text alive for each longer part that was cut out of it: a few cues would hold all of a file. */
function asOwnString(text: string): string {
  return text.length < SHORTEST_SLICE ? text : (JSON.parse(JSON.stringify(text)) as string);
}
