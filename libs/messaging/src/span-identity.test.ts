import { describe, expect, test } from '@jest/globals';
import type { JsMsg } from 'nats';
import { encodeCloudEvent } from './cloud-event.ts';
import { toNatsHeaders } from './header-value.ts';
import type { Headers } from './header-value.ts';
import { deliverySpanOf, sendSpanId, workIdentity } from './span-identity.ts';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const TRACEPARENT = `00-${TRACE_ID}-00f067aa0ba902b7-01`;
const SUBMITTED = 'langflix.v1.episode.submitted';
const ACCEPT = 'ingest__accept-episode';
const ANALYZE = 'llm-analyzer__analyze-chunk';

interface Arriving {
  readonly subject?: string;
  readonly headers?: Headers;
  readonly body?: string;
  readonly deliveryCount?: number;
  readonly seq?: number;
}

function arriving(message: Arriving): JsMsg {
  const { subject = 'langflix.v1.job.j.chunk.ready.0', headers = {}, body = '{}' } = message;
  const { deliveryCount = 1, seq: streamSequence = 7 } = message;
  return {
    subject,
    headers: toNatsHeaders(headers),
    data: new TextEncoder().encode(body),
    info: { deliveryCount, streamSequence, timestampNanos: 1_700_000_000_000_000_000 },
  } as unknown as JsMsg;
}

/** A submission in binary mode. */
function submission(id: string, deliveryCount = 1): JsMsg {
  const { headers, body } = encodeCloudEvent({ id, source: '/upstream', type: 'x', data: {} });
  return arriving({ subject: SUBMITTED, headers, body: new TextDecoder().decode(body), deliveryCount });
}

describe('the span of a delivery', () => {
  test('hangs below whoever published the message and has an id of its own', () => {
    const headers = { traceparent: TRACEPARENT };
    const first = deliverySpanOf(ANALYZE, arriving({ headers }));
    expect(first).toMatchObject({ traceparent: TRACEPARENT, links: [] });
    const ids = [
      first,
      deliverySpanOf(ANALYZE, arriving({ headers, deliveryCount: 2 })),
      deliverySpanOf(ANALYZE, arriving({ headers, seq: 8 })),
      deliverySpanOf('ingest__record-plan', arriving({ headers })),
    ].map((span) => span.ids.spanId);
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{16}$/);
  });

  test('leads to the delivery before it', () => {
    const headers = { traceparent: TRACEPARENT };
    const first = deliverySpanOf(ANALYZE, arriving({ headers }));
    const { links } = deliverySpanOf(ANALYZE, arriving({ headers, deliveryCount: 2 }));
    expect(links).toMatchObject([
      {
        context: { traceId: TRACE_ID, spanId: first.ids.spanId },
        attributes: { 'langflix.link.kind': 'earlier delivery' },
      },
    ]);
  });

  test('takes the trace of a submission from its attributes in every mode', () => {
    const attribute = arriving({ subject: SUBMITTED, headers: { 'ce-traceparent': TRACEPARENT } });
    const event = { specversion: '1.0', id: '1', source: '/s', type: 't', traceparent: TRACEPARENT };
    const structured = arriving({ subject: SUBMITTED, body: JSON.stringify(event) });
    for (const message of [attribute, structured]) {
      expect(deliverySpanOf(ACCEPT, message).traceparent).toBe(TRACEPARENT);
    }
  });

  test('is the root of a trace, the same at every delivery, for a submission that brings none', () => {
    const first = deliverySpanOf(ACCEPT, submission('a'));
    expect(first).toMatchObject({ traceparent: undefined, links: [] });
    expect(first.ids).toEqual({
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
      spanId: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    expect(deliverySpanOf(ACCEPT, submission('a', 2))).toEqual(first);
    expect(deliverySpanOf(ACCEPT, submission('b')).ids.traceId).not.toBe(first.ids.traceId);
  });

  test.each([
    ['nobody can read', { body: 'noise' }],
    ['has a trace that is none', { headers: { traceparent: 'noise' } }],
  ])('exists for a message that %s', (_what, message) => {
    for (const subject of [SUBMITTED, 'langflix.v1.job.j.chunk.ready.0']) {
      const span = deliverySpanOf(ANALYZE, arriving({ ...message, subject, deliveryCount: 2 }));
      expect(span).toMatchObject({ traceparent: undefined, links: [] });
    }
  });
});

test('a fact is sent by the same span at every delivery of the message it comes of', () => {
  const cause = (deliveryCount: number): string => workIdentity(ANALYZE, arriving({ deliveryCount }));
  const sent = sendSpanId(cause(1), 'langflix.v1.job.j.chunk.analyzed.0');
  expect(sendSpanId(cause(2), 'langflix.v1.job.j.chunk.analyzed.0')).toBe(sent);
  expect(sendSpanId(cause(1), 'langflix.v1.job.j.chunk.analyzed.1')).not.toBe(sent);
  expect(
    sendSpanId(workIdentity(ANALYZE, arriving({ seq: 8 })), 'langflix.v1.job.j.chunk.analyzed.0'),
  ).not.toBe(sent);
});
