/** The AsyncAPI 3.0 document, from the point of view of an upstream system: it sends submissions and may receive the rest. */
import { EVENTS, filterOf } from '@langflix/contracts';
import type { EventContract } from '@langflix/contracts';
import { cloudEventHeaders, isPublic, messageNamesOf, messages, ref } from './messages.ts';
import { bodySchemas, constName, typeName } from './schemas.ts';
import type { JsonObject } from './schemas.ts';

const STREAM = 'LANGFLIX';
const NATS_BINDING = { bindingVersion: '0.1.0' };

const PARAMETERS: Record<string, JsonObject> = {
  job: {
    description: 'Id of the job, 20 hexadecimal digits from the source and id of the submission',
    location: '$message.payload#/job',
  },
  chunk: { description: 'Position of the chunk in the episode, from 0', location: '$message.payload#/chunk' },
  clip: {
    description: 'Id of the clip within its job, 16 hexadecimal digits',
    location: '$message.payload#/clip',
  },
};

export function asyncApiDocument(): JsonObject {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'LangFlix events',
      version: '1.0.0',
      description: DESCRIPTION,
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    servers: {
      nats: {
        host: '{host}:{port}',
        protocol: 'nats',
        description: `NATS with JetStream; the stream ${STREAM} keeps every event`,
        variables: {
          host: { default: '127.0.0.1', description: 'Any server of the cluster' },
          port: { default: '4222' },
        },
      },
    },
    channels: Object.fromEntries(EVENTS.map((contract) => [constName(contract), channel(contract)])),
    operations: Object.fromEntries(EVENTS.map((contract) => [operationName(contract), operation(contract)])),
    components: {
      schemas: { CloudEventHeaders: cloudEventHeaders, ...bodySchemas() },
      messages: messages(),
      parameters: PARAMETERS,
      correlationIds: { job: { description: 'The job', location: '$message.payload#/job' } },
    },
  };
}

const DESCRIPTION = [
  'LangFlix turns a TV episode and its subtitles into language-learning clips.',
  'Publish one `episode.submitted` and receive `episode.completed`, `episode.failed` or `episode.rejected` of the ' +
    'same job. Publish to JetStream and wait for its acknowledgement. The same submission again (same source and ' +
    'id) is the same job.',
  'A submission travels as a CloudEvent in binary or structured mode, or as plain JSON under a `Nats-Msg-Id`. All ' +
    'other events are CloudEvents in binary mode. A body may gain optional fields at any time: ignore what you do ' +
    'not know.',
  'Operations are written from the point of view of the upstream system. Those marked `internal` pass between the ' +
    'services of LangFlix and may change between minor versions.',
].join('\n\n');

function channel(contract: EventContract): JsonObject {
  const fields = [...contract.subject.matchAll(/\{(\w+)\}/g)].map(([, field]) => field ?? '');
  return {
    address: contract.subject,
    title: typeName(contract),
    summary: contract.summary,
    servers: [ref('servers', 'nats')],
    messages: Object.fromEntries(
      messageNamesOf(contract).map((name) => [name, ref('components', 'messages', name)]),
    ),
    ...(fields.length === 0
      ? {}
      : {
          parameters: Object.fromEntries(
            fields.map((field) => [field, ref('components', 'parameters', field)]),
          ),
        }),
    'x-jetstream': { stream: STREAM, filter: filterOf(contract), producer: contract.producer },
  };
}

function operationName(contract: EventContract): string {
  return `${contract.producer === 'upstream' ? 'send' : 'receive'}${typeName(contract)}`;
}

function operation(contract: EventContract): JsonObject {
  const name = constName(contract);
  return {
    action: contract.producer === 'upstream' ? 'send' : 'receive',
    channel: ref('channels', name),
    summary: contract.summary,
    ...(isPublic(contract) ? {} : { tags: [{ name: 'internal' }], 'x-internal': true }),
    messages: messageNamesOf(contract).map((message) => ref('channels', name, 'messages', message)),
    bindings: { nats: NATS_BINDING },
  };
}
