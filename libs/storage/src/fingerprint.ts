import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

const SAMPLE_BYTES = 64 * 1024;

/**
 * 32 hexadecimal digits over size, modification time and the first and last 64 KiB: a film of several GB is named
 * without being read. A file that is changed in its middle keeps its size but not its modification time.
 */
export async function fingerprintOf(path: string): Promise<string> {
  const handle = await open(path, 'r');
  try {
    const { size, mtimeMs } = await handle.stat();
    const hash = createHash('sha256').update(JSON.stringify([size, Math.trunc(mtimeMs)]));
    hash.update(await sampleAt(handle, 0));
    hash.update(await sampleAt(handle, Math.max(0, size - SAMPLE_BYTES)));
    return hash.digest('hex').slice(0, 32);
  } finally {
    await handle.close();
  }
}

async function sampleAt(handle: FileHandle, position: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(SAMPLE_BYTES);
  let filled = 0;
  while (filled < SAMPLE_BYTES) {
    const { bytesRead } = await handle.read(buffer, filled, SAMPLE_BYTES - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
