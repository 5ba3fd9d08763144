/**
 * How tokens become bytes. The broker refuses a message when the stream would grow beyond `max_bytes`, but servers
 * before 2.10 leave the message's own overhead out of that check, store it, and then drop the oldest message to get
 * back under the limit: a permit would be forgotten. So every message takes a whole number of equal quanta, each larger
 * than the overhead: what passes the lenient check then always fits.
 */
import type { QuotaSettings } from './quota.ts';

export interface QuotaUnits {
  /** Tokens that one quantum stands for; Infinity without a limit on tokens: a message is one quantum then. */
  readonly quantumTokens: number;
  /** Bytes that one quantum takes in the stream. */
  readonly quantumBytes: number;
  /** Stored with each message besides its payload. */
  readonly overheadBytes: number;
  /** The largest single permit. */
  readonly mostQuanta: number;
}

/** Record header and checksum of the broker's file store; the same on 2.9.10, 2.10.27 and 2.15.1. */
const RECORD_BYTES = 30;
const SLACK_BYTES = 8;
/** Within the broker's default max_payload of 1 MiB. */
const MOST_PAYLOAD_BYTES = 1_000_000;
/** What rounding up may cost a request: 1 % on average for one of 2 500 tokens. */
const MOST_QUANTUM_TOKENS = 50;

export function unitsOf(
  { tokensPerMinute }: Pick<QuotaSettings, 'tokensPerMinute'>,
  subject: string,
): QuotaUnits {
  const overheadBytes = RECORD_BYTES + subject.length;
  const quantumBytes = overheadBytes + SLACK_BYTES;
  const mostQuanta = Math.floor(MOST_PAYLOAD_BYTES / quantumBytes);
  const quantumTokens =
    tokensPerMinute === 0
      ? Number.POSITIVE_INFINITY
      : Math.min(MOST_QUANTUM_TOKENS, Math.ceil(tokensPerMinute / mostQuanta));
  return { quantumTokens, quantumBytes, overheadBytes, mostQuanta };
}

/** At least one, as every request is a message. */
export function quantaOf(tokens: number, { quantumTokens }: QuotaUnits): number {
  return Math.max(1, Math.ceil(tokens / quantumTokens));
}

/** Whole quanta within a limit; at least one, or nothing would ever be granted. */
export function quantaWithin(tokensPerMinute: number, { quantumTokens }: QuotaUnits): number {
  return Math.max(1, Math.floor(tokensPerMinute / quantumTokens));
}

export function payloadBytes(quanta: number, { quantumBytes, overheadBytes }: QuotaUnits): number {
  return quanta * quantumBytes - overheadBytes;
}

/** One byte more than the quanta take: some servers refuse the message that would fill the stream exactly. */
export function streamBytes(quanta: number, { quantumBytes }: QuotaUnits): number {
  return quanta * quantumBytes + 1;
}

/** 0 without a limit on tokens: they are not booked then. */
export function tokensIn(bytes: number, { quantumBytes, quantumTokens }: QuotaUnits): number {
  return quantumTokens === Number.POSITIVE_INFINITY ? 0 : Math.floor(bytes / quantumBytes) * quantumTokens;
}
