import { TerminalError } from '@langflix/contracts';
import { open } from 'node:fs/promises';

/** Nothing that LangFlix reads whole (subtitles, manifests) comes near this. */
export const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

/** The whole file, never more than `maxBytes` even when it grows while it is read. */
export async function readWhole(path: string, maxBytes: number): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    if (size > maxBytes) throw tooLarge(path, maxBytes);
    const chunks: Uint8Array[] = [];
    let total = 0;
    for await (const chunk of handle.createReadStream({ autoClose: false }) as AsyncIterable<Uint8Array>) {
      total += chunk.byteLength;
      if (total > maxBytes) throw tooLarge(path, maxBytes);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    await handle.close();
  }
}

function tooLarge(path: string, maxBytes: number): TerminalError {
  return new TerminalError(
    'file_too_large',
    `${path} is larger than ${maxBytes} bytes; is it the right file?`,
  );
}
