import { decodeAs } from './decode-as.ts';

export interface PieceDecoder {
  /** What the bytes add to the text; a character that is not whole yet comes with the next piece. */
  push(bytes: Uint8Array): string;
  /** What is left; an unfinished last character is dropped. */
  end(): string;
}

/** Decodes bytes that come in pieces: joined, the text is that of {@link decodeAs}. */
export function decodePieces(encoding: string): PieceDecoder {
  if (encoding.startsWith('utf-32')) return decodeParts(encoding, ({ length }) => length - (length % 4));
  if (encoding === 'euc-kr') return decodeParts(encoding, afterLastSingle);
  const decoder = new TextDecoder(encoding);
  return { push: (bytes) => decoder.decode(bytes, { stream: true }), end: () => '' };
}

/** Holds back what comes after the place where bytes can be parted. */
function decodeParts(encoding: string, partAt: (bytes: Uint8Array) => number): PieceDecoder {
  let held: Uint8Array = new Uint8Array(0);
  return {
    push(bytes) {
      const all = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
      const at = partAt(all);
      held = all.slice(at);
      return decodeAs(all.subarray(0, at), encoding);
    },
    end: () => decodeAs(held, encoding),
  };
}

/** Bytes below `A` end no character of two bytes in code page 949. */
function afterLastSingle(bytes: Uint8Array): number {
  return bytes.findLastIndex((byte) => byte < 0x41) + 1;
}
