import { describe, expect, test } from '@jest/globals';
import { PoisonError } from '@langflix/contracts';
import fc from 'fast-check';
import { encodeCloudEvent } from './cloud-event.ts';
import { decodeCloudEvent, identityOf } from './decode-cloud-event.ts';
import type { Headers } from './header-value.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const message = (headers: Headers, body: string): { headers: Headers; body: Uint8Array } => ({
  headers,
  body: bytes(body),
});
const BINARY = { 'ce-specversion': '1.0', 'ce-id': '7', 'ce-source': '/shop', 'ce-type': 'a.b' };

describe('CloudEvents', () => {
  test('come out of binary mode as they went in, whatever their attributes say', () => {
    const word = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text.isWellFormed());
    const event = fc.record(
      { id: word, source: word, type: word, time: word, data: fc.jsonValue() },
      { requiredKeys: ['id', 'source', 'type', 'data'] },
    );
    fc.assert(
      fc.property(event, (given) => {
        const wire = encodeCloudEvent(given);
        expect(Object.values(wire.headers).join()).toMatch(/^[\x21-\x7e]*$/);
        expect(decodeCloudEvent(wire)).toEqual(JSON.parse(JSON.stringify(given)));
      }),
    );
  });

  test('are read in structured mode, the trace from an attribute or a header', () => {
    const event = {
      specversion: '1.0',
      id: '7',
      source: '/shop',
      type: 'a.b',
      traceparent: '00-a',
      data: { a: 1 },
    };
    const headers = { 'Content-Type': 'application/cloudevents+json; charset=utf-8' };
    const { id, source, type, traceparent, data } = event;
    const read = decodeCloudEvent(message(headers, JSON.stringify(event)));
    expect(read).toEqual({ id, source, type, traceparent, data });
    const traced = decodeCloudEvent(message({ ...headers, traceparent: '00-b' }, JSON.stringify(event)));
    expect(traced.traceparent).toBe('00-b');
  });

  test('are read in structured mode from a publisher that sets no headers, and from base64', () => {
    const data = Buffer.from('{"a":1}').toString('base64');
    const event = { specversion: '1.0', id: '7', source: '/shop', type: 'a.b', data_base64: data };
    expect(decodeCloudEvent(message({}, JSON.stringify(event))).data).toEqual({ a: 1 });
  });

  test('are plain JSON under a message id, which has neither source nor type', () => {
    expect(decodeCloudEvent(message({ 'nats-msg-id': 'x' }, '{"a":1}'))).toEqual({ id: 'x', data: { a: 1 } });
    expect(encodeCloudEvent({ id: 'x', data: 1 }).headers).toEqual({
      'content-type': 'application/json',
      'Nats-Msg-Id': 'x',
    });
  });

  test('ignore the case of header names', () => {
    const shouted = Object.fromEntries(
      Object.entries(BINARY).map(([name, value]) => [name.toUpperCase(), value]),
    );
    expect(decodeCloudEvent(message(shouted, '1')).id).toBe('7');
  });

  test.each([
    ['no id at all, with the ways to give one', {}, '{"a":1}', /no id.*ce-id.*Nats-Msg-Id/],
    ['another version', { ...BINARY, 'ce-specversion': '0.3' }, '1', /specversion must be 1.0, not 0.3/],
    ['no source', { 'ce-specversion': '1.0', 'ce-id': '7', 'ce-type': 't' }, '1', /no attribute "source"/],
    [
      'data that is no JSON',
      { ...BINARY, 'content-type': 'text/xml' },
      '<a/>',
      /must be JSON, not text\/xml/,
    ],
    ['a broken body', BINARY, '{"a":', /not JSON in UTF-8 \(5 bytes\)/],
    [
      'a structured event that is no object',
      { 'content-type': 'application/cloudevents+json' },
      '[]',
      /JSON object/,
    ],
    [
      'a version that is no text',
      {},
      '{"specversion":{"toString":1}}',
      /specversion must be 1.0, not of type object/,
    ],
    [
      'a content type that is no text',
      {},
      '{"specversion":"1.0","datacontenttype":{"toString":1}}',
      /must be JSON, not of type object/,
    ],
  ])('are refused with %s', (_what, headers, body, reason) => {
    const read = (): unknown => decodeCloudEvent(message(headers as Headers, body));
    expect(read).toThrow(PoisonError);
    expect(read).toThrow(reason);
  });

  test('are refused without quoting the body, which may be dialogue', () => {
    expect(() => decodeCloudEvent(message(BINARY, 'Nobody must read this'))).toThrow(/^(?!.*Nobody).*$/);
  });
});

describe('the identity of a message that cannot be decoded', () => {
  test('is told by its headers when the body is broken', () => {
    expect(identityOf(message(BINARY, '{'))).toEqual({ id: '7', source: '/shop' });
    expect(identityOf(message({ 'Nats-Msg-Id': 'x' }, '{'))).toEqual({ id: 'x', source: undefined });
  });

  test('is unknown without an id, or when it is in the broken body', () => {
    expect(identityOf(message({}, '{'))).toBeUndefined();
    expect(identityOf(message({ 'content-type': 'application/cloudevents+json' }, '{'))).toBeUndefined();
  });
});
