import { TerminalError } from '@langflix/contracts';
import { runProgram } from '../process/run-program.ts';
import { lineHeightOf } from './line-height.ts';

/** A font family and the characters that one of its upright faces has. */
export interface Font {
  readonly family: string;
  /** Code points as ranges, both ends included, ascending: from, to, from, to. All fonts of a machine are many ranges. */
  readonly covers: Uint32Array;
  /** Ems from line to line; absent when its file does not say. */
  readonly lineHeightEm?: number;
}

/** Milliseconds; the first look after fonts were installed builds a cache and takes seconds. */
const WALL_MS = 60_000;

/**
 * The fonts that captions can be drawn with, as fontconfig (which libass asks too) knows them. Undefined where there is
 * no fontconfig: then only the rendering itself can tell what is missing.
 */
export async function loadFonts(): Promise<readonly Font[] | undefined> {
  try {
    const args = ['-f', '%{family[0]}\t%{charset}\t%{file}\t%{index}\n', ':slant=0'];
    const { stdout } = await runProgram('fc-list', { args, wallMs: WALL_MS, maxOutput: 50_000_000 });
    return await Promise.all(parseFontList(stdout).map(withLineHeight));
  } catch (error) {
    if (error instanceof TerminalError && error.code === 'program_missing') return undefined;
    throw error;
  }
}

interface ListedFont extends Font {
  readonly file?: string;
  /** Number in a collection; fontconfig adds that of a named instance in the upper half. */
  readonly index?: number;
}

/** Lines of `family<TAB>20-7e a0 ...<TAB>path<TAB>number`; of the faces of a family the one that covers most is kept. */
export function parseFontList(listing: string): readonly ListedFont[] {
  const widest = new Map<string, readonly string[]>();
  for (const line of listing.split('\n')) {
    const [family, ...face] = line.split('\t');
    if (!family || !face[0]) continue;
    if (face[0].length > (widest.get(family)?.[0]?.length ?? 0)) widest.set(family, face);
  }
  return [...widest].map(([family, [charset = '', file, index = '0']]) => ({
    // A copy: a part of a string keeps all of it in memory.
    family: Buffer.from(family).toString(),
    covers: Uint32Array.from(charset.split(' ').flatMap(range)),
    ...(file === undefined ? {} : { file, index: Number(index) & 0xffff }),
  }));
}

async function withLineHeight({ file, index = 0, ...font }: ListedFont): Promise<Font> {
  const lineHeightEm = file === undefined ? undefined : await lineHeightOf(file, index);
  return lineHeightEm === undefined ? font : { ...font, lineHeightEm };
}

function range(text: string): readonly [number, number] {
  const [from = '', to = from] = text.split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}

export function hasGlyph({ covers }: Font, codePoint: number): boolean {
  for (let at = 0; at < covers.length; at += 2) {
    if (codePoint <= (covers[at + 1] ?? 0)) return codePoint >= (covers[at] ?? Infinity);
  }
  return false;
}
