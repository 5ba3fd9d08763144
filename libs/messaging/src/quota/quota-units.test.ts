import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { payloadBytes, quantaOf, quantaWithin, streamBytes, tokensIn, unitsOf } from './quota-units.ts';

const SUBJECT = 'langflix.quota.v1.minute.acme__gemini-2_5-flash';
const limits = fc.integer({ min: 1, max: 10_000_000 });
const shares = fc.double({ min: 0.01, max: 1, noNaN: true });

/** As nats-server 2.9.10 checks: without the overhead of the message that it is about to store. */
const lenient = (storedBytes: number, payload: number, maxBytes: number): boolean =>
  storedBytes + payload < maxBytes;
/** As nats-server 2.10.27 checks. */
const strict = (storedBytes: number, payload: number, { maxBytes, overheadBytes }: Checked): boolean =>
  storedBytes + payload + overheadBytes < maxBytes;
interface Checked {
  readonly maxBytes: number;
  readonly overheadBytes: number;
}

describe('tokens as bytes', () => {
  test('never let a broker store what it would then have to make room for, and grant all that fits', () => {
    fc.assert(
      fc.property(limits, shares, fc.nat(1_000_000), fc.nat(1_000_000), (tokensPerMinute, share, a, b) => {
        const units = unitsOf({ tokensPerMinute }, SUBJECT);
        const most = quantaWithin(tokensPerMinute * share, units);
        const stored = a % (most + 1);
        const wanted = 1 + (b % units.mostQuanta);
        const maxBytes = streamBytes(most, units);
        const storedBytes = stored * units.quantumBytes;
        const payload = payloadBytes(wanted, units);
        const fits = stored + wanted <= most;
        expect(lenient(storedBytes, payload, maxBytes)).toBe(fits);
        expect(strict(storedBytes, payload, { maxBytes, overheadBytes: units.overheadBytes })).toBe(fits);
      }),
    );
  });

  test('never stand for fewer tokens than were asked for, nor for many more', () => {
    fc.assert(
      fc.property(limits, fc.integer({ min: 1, max: 1_000_000 }), (tokensPerMinute, tokens) => {
        const units = unitsOf({ tokensPerMinute }, SUBJECT);
        const booked = tokensIn(quantaOf(tokens, units) * units.quantumBytes, units);
        expect(booked).toBeGreaterThanOrEqual(tokens);
        expect(booked - tokens).toBeLessThan(50);
      }),
    );
  });

  test('fit one message of the size that brokers take by default, up to a whole minute or 400 000 tokens', () => {
    fc.assert(
      fc.property(limits, (tokensPerMinute) => {
        const units = unitsOf({ tokensPerMinute }, SUBJECT);
        const tokens = Math.min(tokensPerMinute, 400_000);
        expect(payloadBytes(quantaOf(tokens, units), units)).toBeLessThanOrEqual(1_000_000);
      }),
    );
  });

  test('do not matter without a limit on them: every request is one quantum', () => {
    const units = unitsOf({ tokensPerMinute: 0 }, SUBJECT);
    expect([1, 5_000_000].map((tokens) => quantaOf(tokens, units))).toEqual([1, 1]);
    expect(tokensIn(1_000, units)).toBe(0);
  });
});
