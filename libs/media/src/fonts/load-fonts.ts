import { TerminalError } from '@langflix/contracts';
import { runProgram } from '../process/run-program.ts';

/** A font family and the characters that one of its upright faces has. */
export interface Font {
  readonly family: string;
  /** Code points as ranges, both ends included, ascending. */
  readonly covers: readonly (readonly [from: number, to: number])[];
}

/** Milliseconds; the first look after fonts were installed builds a cache and takes seconds. */
const WALL_MS = 60_000;

/**
 * The fonts that captions can be drawn with, as fontconfig (which libass asks too) knows them. Undefined where there is
 * no fontconfig: then only the rendering itself can tell what is missing.
 */
export async function loadFonts(): Promise<readonly Font[] | undefined> {
  try {
    const args = ['-f', '%{family[0]}\t%{charset}\n', ':slant=0'];
    const { stdout } = await runProgram('fc-list', { args, wallMs: WALL_MS, maxOutput: 50_000_000 });
    return parseFontList(stdout);
  } catch (error) {
    if (error instanceof TerminalError && error.code === 'program_missing') return undefined;
    throw error;
  }
}

/** Lines of `family<TAB>20-7e a0 ...`; of several faces of a family the one that covers most is kept. */
export function parseFontList(listing: string): readonly Font[] {
  const widest = new Map<string, string>();
  for (const line of listing.split('\n')) {
    const [family, charset] = line.split('\t');
    if (!family || !charset) continue;
    if (charset.length > (widest.get(family)?.length ?? 0)) widest.set(family, charset);
  }
  return [...widest].map(([family, charset]) => ({ family, covers: charset.split(' ').map(range) }));
}

function range(text: string): readonly [number, number] {
  const [from = '', to = from] = text.split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}

export function hasGlyph(font: Font, codePoint: number): boolean {
  return font.covers.some(([from, to]) => codePoint >= from && codePoint <= to);
}
