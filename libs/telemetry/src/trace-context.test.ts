import { describe, expect, test } from '@jest/globals';
import { ROOT_CONTEXT, trace } from '@opentelemetry/api';
import fc from 'fast-check';
import { contextFrom, traceHeaders, traceparentOf } from './trace-context.ts';

const hex = (digits: number): fc.Arbitrary<string> =>
  fc
    .string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: digits, maxLength: digits })
    .filter((id) => /[^0]/.test(id));

describe('a traceparent', () => {
  test('comes back the same from the context it describes', () => {
    fc.assert(
      fc.property(hex(32), hex(16), fc.constantFrom('00', '01'), (traceId, spanId, flags) => {
        const traceparent = `00-${traceId}-${spanId}-${flags}`;
        expect(traceHeaders(contextFrom(traceparent))).toEqual({ traceparent });
      }),
    );
  });

  const ids = '4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7';

  test('of a later version is read as far as it is known', () => {
    expect(traceparentOf(contextFrom(`cc-${ids}-01-what-comes-next`))).toBe(`00-${ids}-01`);
  });

  test('keeps only the flag that is known', () => {
    expect(traceparentOf(contextFrom(`00-${ids}-ff`))).toBe(`00-${ids}-01`);
  });

  test('marks its span as one of another process', () => {
    expect(trace.getSpanContext(contextFrom(`00-${ids}-01`))).toMatchObject({ isRemote: true });
  });

  test.each([
    undefined,
    '',
    'nonsense',
    `ff-${ids}-01`,
    `00-${ids}-01-extra`,
    `00-${ids}`,
    `00-${ids.toUpperCase()}-01`,
    '00-00000000000000000000000000000000-00f067aa0ba902b7-01',
    '00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01',
  ])('that is malformed starts a new trace: %j', (traceparent) => {
    expect(contextFrom(traceparent)).toBe(ROOT_CONTEXT);
  });

  test('does not exist outside of any span', () => {
    expect(traceHeaders()).toEqual({});
    expect(traceparentOf(ROOT_CONTEXT)).toBeUndefined();
  });
});
