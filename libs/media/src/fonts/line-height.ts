import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/**
 * Ems from line to line of a TrueType or OpenType font, as libass counts them: ascent and descent for Windows of the
 * OS/2 table. Undefined when the file is no such font. Format: the OpenType specification.
 * @param index which font of a collection.
 */
export async function lineHeightOf(path: string, index: number): Promise<number | undefined> {
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const tables = await tablesOf(file, index);
    const [head, os2] = [tables.get('head'), tables.get('OS/2')];
    if (head === undefined || os2 === undefined) return undefined;
    const unitsPerEm = (await read(file, head + 18, 2)).readUInt16BE(0);
    const edges = await read(file, os2 + 74, 4);
    const height = (edges.readUInt16BE(0) + edges.readUInt16BE(2)) / unitsPerEm;
    // Outside of this it is a mistake in the font.
    return height > 0.5 && height < 5 ? Math.round(height * 1000) / 1000 : undefined;
  } catch {
    return undefined;
  } finally {
    await file.close();
  }
}

/** Where the tables of a font begin, by name. */
async function tablesOf(file: FileHandle, index: number): Promise<ReadonlyMap<string, number>> {
  const isCollection = (await read(file, 0, 4)).toString('latin1') === 'ttcf';
  const start = isCollection ? (await read(file, 12 + 4 * index, 4)).readUInt32BE(0) : 0;
  const count = (await read(file, start + 4, 2)).readUInt16BE(0);
  const records = await read(file, start + 12, 16 * count);
  return new Map(
    Array.from({ length: count }, (_, i) => [
      records.toString('latin1', 16 * i, 16 * i + 4),
      records.readUInt32BE(16 * i + 8),
    ]),
  );
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw new RangeError('the font ends too early');
  return buffer;
}
