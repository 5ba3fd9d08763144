import { decodeKorean } from './decode-korean.ts';
import { decodeUtf32 } from './unicode-encoding.ts';

/** Text of bytes in a named encoding. What has no character becomes U+FFFD; an unfinished last character is dropped. */
export function decodeAs(bytes: Uint8Array, encoding: string): string {
  if (encoding.startsWith('utf-32')) return decodeUtf32(bytes, encoding === 'utf-32le');
  if (encoding === 'euc-kr') return decodeKorean(bytes);
  return new TextDecoder(encoding).decode(bytes, { stream: true });
}
