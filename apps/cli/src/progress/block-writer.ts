import { stripVTControlCharacters } from 'node:util';
import { createLogUpdate } from 'log-update';
import { widthOf } from './format.ts';
import type { ViewOptions } from './progress-view.ts';

const DEFAULT_COLUMNS = 80;

/** Writes a block of lines over the one before, also when the terminal has become narrower meanwhile. */
export interface BlockWriter {
  /** Columns of the terminal now. */
  columns(): number;
  /** Lines must be narrower than the terminal. */
  show(text: string): void;
  /** Leaves the block where it is. */
  done(): void;
}

export function createBlockWriter(output: ViewOptions['output']): BlockWriter {
  const draw = createLogUpdate(output);
  const columns = (): number => output.columns || DEFAULT_COLUMNS;
  let shown: readonly string[] = [];
  let shownAt = columns();
  return {
    columns,
    show: (text) => {
      if (columns() < shownAt && shown.length > 0) {
        output.write(eraseAbove(rowsOf(shown, columns())));
        draw.done();
      }
      draw(text);
      shown = stripVTControlCharacters(text).split('\n');
      shownAt = columns();
    },
    done: draw.done,
  };
}

/** A terminal that becomes narrower wraps the lines that are there: so many rows do they take now. */
function rowsOf(lines: readonly string[], columns: number): number {
  return lines.reduce((rows, line) => rows + Math.max(1, Math.ceil(widthOf(line) / columns)), 0);
}

/** Cursor up, to the first column, and all below is erased (ECMA-48: CUU, CHA, ED). */
const eraseAbove = (rows: number): string => `\u001B[${rows}A\u001B[1G\u001B[0J`;
