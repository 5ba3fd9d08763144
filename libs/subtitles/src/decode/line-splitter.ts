import { roomWithin } from '../parse/room.ts';
import type { TrackLimits } from '../parse/room.ts';

/** A line takes several times its length while it is read, so it may have but a part of a track's characters. */
const MAX_LINE_SHARE = 0.5;

export interface LineSplitter {
  /** Lines that end in this part of the text, without their ends. @throws TerminalError `subtitle_too_large` */
  push(text: string): readonly string[];
  /** The last line, which no line end follows. */
  end(): readonly string[];
}

/** Parts a text that comes in pieces into lines, which end in \r\n, \n or \r, also where a piece ends between the two. */
export function splitPieces(limits: TrackLimits): LineSplitter {
  const room = roomWithin(
    { ...limits, characters: limits.characters * MAX_LINE_SHARE },
    'characters in one line',
  );
  let held = '';
  return {
    push(text) {
      // A \r at the very end may be half of a line end.
      const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r', text.length - 2)) + 1;
      const hasEnd = end > 0 || held.endsWith('\r');
      if (!hasEnd) {
        room.take(text.length);
        held += text;
        return [];
      }
      const lines = (held + text).split(/\r\n|\n|\r(?!$)/);
      room.giveBack(held.length);
      held = lines.pop() ?? '';
      room.take(held.length);
      return lines;
    },
    end() {
      const lines = held.split('\r');
      return lines;
    },
  };
}
