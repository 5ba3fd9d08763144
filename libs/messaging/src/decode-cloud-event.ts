import { PoisonError } from '@langflix/contracts';
import type { MessageIdentity } from '@langflix/contracts';
import { MESSAGE_ID, STRUCTURED_JSON } from './cloud-event.ts';
import type { CloudEvent, WireMessage } from './cloud-event.ts';
import { decodeHeaderValue, headerOf } from './header-value.ts';

/** @throws PoisonError saying what is wrong and, for a message without an id, how to give one. */
export function decodeCloudEvent(message: WireMessage): CloudEvent {
  if (message.headersFault !== undefined) {
    const remedy = 'names must be visible ASCII without spaces, values a single line';
    throw new PoisonError(`the headers cannot be read (${message.headersFault}): ${remedy}`);
  }
  const mode = modeOf(message);
  if (mode === 'structured') return decodeStructured(message);
  return mode === 'binary' ? decodeBinary(message) : decodePlain(message);
}

/** Who a message is, as far as that can be told of one that cannot be decoded. */
export function identityOf(message: WireMessage): MessageIdentity | undefined {
  try {
    const { headers } = message;
    const { id, source } = decodeCloudEvent({ headers, body: parseable(message) });
    return { id, source };
  } catch {
    return undefined;
  }
}

/** In structured mode the identity is in the body; else the body does not matter to it. */
function parseable(message: WireMessage): Uint8Array {
  return modeOf(message) === 'structured' ? message.body : new TextEncoder().encode('null');
}

function modeOf({ headers, body }: WireMessage): 'binary' | 'structured' | 'plain' {
  const contentType = headerOf(headers, 'content-type')?.toLowerCase() ?? '';
  if (contentType.startsWith('application/cloudevents')) return 'structured';
  if (headerOf(headers, 'ce-specversion') !== undefined || headerOf(headers, 'ce-id') !== undefined) {
    return 'binary';
  }
  // A publisher that cannot set headers sends structured mode bare.
  return looksStructured(body) ? 'structured' : 'plain';
}

function looksStructured(body: Uint8Array): boolean {
  try {
    const value = parseJson(body);
    return isObject(value) && 'specversion' in value;
  } catch {
    return false;
  }
}

function decodeBinary({ headers, body }: WireMessage): CloudEvent {
  const attribute = (name: string): unknown => {
    const value = headerOf(headers, `ce-${name}`);
    return value === undefined ? undefined : decodeHeaderValue(value);
  };
  const contentType = headerOf(headers, 'content-type') ?? 'application/json';
  const traceparent = headerOf(headers, 'traceparent');
  const attributes = readAttributes(attribute, contentType);
  return { ...attributes, ...(traceparent === undefined ? {} : { traceparent }), data: parseJson(body) };
}

function decodeStructured({ headers, body }: WireMessage): CloudEvent {
  const event = parseJson(body);
  if (!isObject(event)) throw new PoisonError('a structured CloudEvent must be a JSON object');
  const contentType = event['datacontenttype'] ?? 'application/json';
  const attributes = readAttributes((name) => event[name], contentType);
  const traceparent = headerOf(headers, 'traceparent');
  const encoded = event['data_base64'];
  const data = typeof encoded === 'string' ? parseJson(Buffer.from(encoded, 'base64')) : event['data'];
  return { ...attributes, ...(traceparent === undefined ? {} : { traceparent }), data };
}

function decodePlain({ headers, body }: WireMessage): CloudEvent {
  const id = headerOf(headers, MESSAGE_ID);
  if (id === undefined || id === '') {
    throw new PoisonError(
      'the message has no id: send a CloudEvent (headers ce-specversion, ce-id, ce-source, ce-type, or ' +
        `content-type ${STRUCTURED_JSON}), or plain JSON with the header ${MESSAGE_ID}`,
    );
  }
  const traceparent = headerOf(headers, 'traceparent');
  return { id, ...(traceparent === undefined ? {} : { traceparent }), data: parseJson(body) };
}

const JSON_TYPE = /^(application|text)\/([\w.+-]+\+)?json\s*(;|$)/i;

type Attributes = Omit<CloudEvent, 'data'>;

function readAttributes(attribute: (name: string) => unknown, contentType: unknown): Attributes {
  const version = attribute('specversion');
  if (version !== '1.0') throw new PoisonError(`CloudEvents specversion must be 1.0, not ${named(version)}`);
  if (typeof contentType !== 'string' || !JSON_TYPE.test(contentType)) {
    throw new PoisonError(`the data must be JSON, not ${named(contentType)}`);
  }
  const required = (name: 'id' | 'source' | 'type'): string => {
    const value = attribute(name);
    if (typeof value === 'string' && value !== '') return value;
    throw new PoisonError(`the CloudEvent has no attribute "${name}": it must be a non-empty string`);
  };
  const [time, traceparent, work] = [attribute('time'), attribute('traceparent'), attribute('work')];
  return {
    id: required('id'),
    source: required('source'),
    type: required('type'),
    ...(typeof time === 'string' ? { time } : {}),
    ...(typeof traceparent === 'string' ? { traceparent } : {}),
    ...(typeof work === 'string' ? { work } : {}),
  };
}

/** A stranger's value in a reason. Only text is quoted: an object may refuse to become text. */
function named(value: unknown): string {
  return typeof value === 'string' ? value : `of type ${typeof value}`;
}

/** The reason never quotes the body: it may hold subtitles. */
function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new PoisonError(`the body is not JSON in UTF-8 (${body.length} bytes)`);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
