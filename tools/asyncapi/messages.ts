/** How each event is written on the wire: CloudEvents headers around a JSON body. */
import { EVENTS, subjectOf } from '@langflix/contracts';
import type { EventContract } from '@langflix/contracts';
import { examplesOf } from './examples.ts';
import { constName, typeName } from './schemas.ts';
import type { Json, JsonObject } from './schemas.ts';

export const ref = (...path: readonly string[]): JsonObject => ({ $ref: `#/${path.join('/')}` });

/** Events that belong to the promise given to other systems; the rest may be watched, not relied on. */
const PUBLIC = new Set([
  'episode.submitted',
  'episode.ingested',
  'episode.rejected',
  'episode.completed',
  'episode.failed',
]);
export const isPublic = (contract: EventContract): boolean => PUBLIC.has(contract.name);

/** Headers of CloudEvents 1.0 in binary mode over NATS, and the W3C trace context. */
export const cloudEventHeaders: JsonObject = {
  type: 'object',
  description:
    'In ce- headers, space, quote, percent and all outside printable ASCII are percent-encoded UTF-8',
  required: ['ce-specversion', 'ce-id', 'ce-source', 'ce-type'],
  properties: {
    'ce-specversion': { type: 'string', const: '1.0' },
    'ce-id': { type: 'string', minLength: 1, description: 'Unique within the source' },
    'ce-source': {
      type: 'string',
      minLength: 1,
      description: 'Who writes it. Source and id of a submission together name the job',
    },
    'ce-type': { type: 'string' },
    'ce-time': { type: 'string', format: 'date-time' },
    'content-type': { type: 'string', description: 'application/json, which is also the default' },
    traceparent: { type: 'string', description: 'W3C trace context: the job becomes part of that trace' },
  },
};

/** All messages by component name: one per event in binary mode, and the other two ways to submit. */
export function messages(): Record<string, JsonObject> {
  const binary = EVENTS.map((contract) => [constName(contract), binaryMessage(contract)] as const);
  return { ...Object.fromEntries(binary), ...otherWaysToSubmit(EVENTS[0]) };
}

/** Names of the messages that travel on the contract's channel. */
export function messageNamesOf(contract: EventContract): string[] {
  const others = contract === EVENTS[0] ? Object.keys(otherWaysToSubmit(contract)) : [];
  return [constName(contract), ...others];
}

function binaryMessage(contract: EventContract): JsonObject {
  return {
    name: contract.type,
    title: typeName(contract),
    summary: contract.summary,
    contentType: 'application/json',
    headers: {
      type: 'object',
      allOf: [ref('components', 'schemas', 'CloudEventHeaders')],
      properties: { 'ce-type': { type: 'string', const: contract.type } },
    },
    payload: ref('components', 'schemas', typeName(contract)),
    ...(contract.producer === 'upstream'
      ? {}
      : { correlationId: ref('components', 'correlationIds', 'job') }),
    ...(isPublic(contract) ? {} : { tags: [{ name: 'internal' }], 'x-internal': true }),
    examples: examplesOf(contract).map(({ name, payload }) => ({
      name,
      headers: { ...attributesFor(contract, payload, 'ce-'), 'content-type': 'application/json' },
      payload,
    })),
  };
}

/** A fact is named by its subject; a submission by whoever sends it. */
function attributesFor(contract: EventContract, body: JsonObject, prefix: string): Record<string, Json> {
  const isSubmission = contract.producer === 'upstream';
  return {
    [`${prefix}specversion`]: '1.0',
    [`${prefix}id`]: isSubmission ? 'order-1' : subjectOf(contract, body),
    [`${prefix}source`]: isSubmission ? '/upstream/example' : `/langflix/${contract.producer}`,
    [`${prefix}type`]: contract.type,
    [`${prefix}time`]: '2026-03-02T08:00:00.000Z',
  };
}

function otherWaysToSubmit(contract: EventContract): Record<string, JsonObject> {
  const body = ref('components', 'schemas', typeName(contract));
  const examples = examplesOf(contract);
  const shared = { name: contract.type, summary: contract.summary };
  return {
    [`${constName(contract)}Structured`]: {
      ...shared,
      title: `${typeName(contract)} as one CloudEvents document`,
      contentType: 'application/cloudevents+json',
      payload: {
        type: 'object',
        required: ['specversion', 'id', 'source', 'type', 'data'],
        properties: {
          specversion: { type: 'string', const: '1.0' },
          id: { type: 'string', minLength: 1 },
          source: { type: 'string', minLength: 1 },
          type: { type: 'string', const: contract.type },
          time: { type: 'string', format: 'date-time' },
          datacontenttype: { type: 'string', const: 'application/json' },
          traceparent: { type: 'string' },
          data: body,
        },
      },
      examples: examples.map(({ name, payload }) => ({
        name,
        payload: { ...attributesFor(contract, payload, ''), data: payload },
      })),
    },
    [`${constName(contract)}Plain`]: {
      ...shared,
      title: `${typeName(contract)} as plain JSON`,
      contentType: 'application/json',
      headers: {
        type: 'object',
        required: ['Nats-Msg-Id'],
        properties: { 'Nats-Msg-Id': { type: 'string', minLength: 1, description: 'Names the job' } },
      },
      payload: body,
      examples: examples.map(({ name, payload }) => ({
        name,
        headers: { 'Nats-Msg-Id': 'order-1' },
        payload,
      })),
    },
  };
}
