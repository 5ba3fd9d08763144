import { styleText } from 'node:util';
import { truncate } from '../progress/format.ts';
import type { Paint } from '../progress/render-block.ts';

export interface ReportStyle {
  /** Columns of the terminal. */
  readonly width: number;
  readonly paint: Paint;
}

const PIPED_WIDTH = 100;
const NARROWEST = 40;
/** Wider bars tell nothing more. */
const WIDEST = 180;

/** As wide as the terminal, in colour where it has any. */
export function styleFor(output: NodeJS.WriteStream): ReportStyle {
  const width = Math.min(WIDEST, Math.max(NARROWEST, output.columns || PIPED_WIDTH));
  return { width, paint: (tint, text) => styleText(tint, text, { stream: output }) };
}

export function heading(text: string, { width, paint }: ReportStyle): string {
  return paint('bold', truncate(text, width));
}
