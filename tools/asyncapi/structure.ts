/**
 * What AsyncAPI 3.0.0 demands of a document, as far as ours goes: known keys, required ones, references that lead
 * somewhere, parameters that fit their address. Rules after https://www.asyncapi.com/docs/reference/specification/v3.0.0
 */
import type { Json, JsonObject } from './schemas.ts';

/** Keys of each kind of object; `!` marks a required one. Every kind may have `x-` keys besides. */
const KEYS: Record<string, string> = {
  document: 'asyncapi! id info! servers defaultContentType channels operations components',
  info: 'title! version! description termsOfService contact license tags externalDocs',
  server:
    'host! protocol! protocolVersion pathname description title summary variables security tags externalDocs bindings',
  channel: 'address messages title summary description servers parameters tags externalDocs bindings',
  operation:
    'action! channel! title summary description security tags externalDocs bindings traits messages reply',
  message:
    'headers payload correlationId contentType name title summary description tags externalDocs bindings examples traits',
  example: 'headers payload name summary',
  parameter: 'enum default description examples location',
  components:
    'schemas servers channels operations messages securitySchemes serverVariables parameters correlationIds replies ' +
    'replyAddresses externalDocs tags operationTraits messageTraits serverBindings channelBindings operationBindings ' +
    'messageBindings',
};

/** Every fault with its place; none when the document is sound. */
export function structureFaults(document: JsonObject): string[] {
  const children = (key: string, parent: Json = document): [string, JsonObject][] =>
    Object.entries(object(object(parent)[key] ?? {})).map(([name, child]) => [name, object(child)]);
  const { components = {} } = document;
  const messages = children('messages', components);
  return [
    ...(document.asyncapi === '3.0.0' ? [] : ['asyncapi: not 3.0.0']),
    ...keyFaults('document', 'document', document),
    ...keyFaults('info', 'info', object(document.info ?? {})),
    ...keyFaults('components', 'components', object(components)),
    ...children('servers').flatMap(([name, server]) => keyFaults(`servers.${name}`, 'server', server)),
    ...children('channels').flatMap(([name, channel]) => channelFaults(name, channel)),
    ...children('operations').flatMap(([name, operation]) => operationFaults(name, operation)),
    ...messages.flatMap(([name, message]) => messageFaults(name, message)),
    ...children('parameters', components).flatMap(([name, it]) =>
      keyFaults(`parameters.${name}`, 'parameter', it),
    ),
    ...Object.keys(object(components)).flatMap((kind) =>
      children(kind, components).flatMap(([name]) =>
        /^[\w.-]+$/.test(name) ? [] : [`${kind}.${name}: bad name`],
      ),
    ),
    ...referenceFaults(document),
  ];
}

/** Follows `#/a/b`; undefined when it leads nowhere. */
export function resolve(document: JsonObject, reference: string): Json | undefined {
  if (!reference.startsWith('#/')) return undefined;
  return reference
    .slice(2)
    .split('/')
    .reduce<Json | undefined>((at, key) => (isObject(at) ? at[key] : undefined), document);
}

/** Every `$ref` in the document, wherever it stands. Examples are data: nothing in them is a reference. */
export function referencesIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    if (key === 'examples') return [];
    return key === '$ref' && typeof child === 'string' ? [child] : referencesIn(child);
  });
}

function channelFaults(name: string, channel: JsonObject): string[] {
  const placeholders = [...String(channel.address).matchAll(/\{(\w+)\}/g)].map(([, field]) => field);
  const parameters = Object.keys(object(channel.parameters ?? {}));
  return [
    ...keyFaults(`channels.${name}`, 'channel', channel),
    ...(placeholders.sort().join() === parameters.sort().join()
      ? []
      : [`channels.${name}: address and parameters differ`]),
    ...refsOf(channel.servers).flatMap((to) =>
      to.startsWith('#/servers/') ? [] : [`channels.${name}: ${to} is no server`],
    ),
  ];
}

function operationFaults(name: string, operation: JsonObject): string[] {
  const [channel = ''] = refsOf([operation.channel ?? {}]);
  return [
    ...keyFaults(`operations.${name}`, 'operation', operation),
    ...(operation.action === 'send' || operation.action === 'receive'
      ? []
      : [`operations.${name}: bad action`]),
    ...(channel.startsWith('#/channels/') ? [] : [`operations.${name}: names no channel`]),
    ...refsOf(operation.messages).flatMap((to) =>
      to.startsWith(`${channel}/messages/`) ? [] : [`operations.${name}: ${to} is not of its channel`],
    ),
  ];
}

function messageFaults(name: string, message: JsonObject): string[] {
  const headers = message.headers === undefined || object(message.headers).type === 'object';
  const examples = Array.isArray(message.examples) ? (message.examples as readonly Json[]) : [];
  return [
    ...keyFaults(`messages.${name}`, 'message', message),
    ...(headers ? [] : [`messages.${name}: headers are no object`]),
    ...examples.flatMap((example, i) =>
      keyFaults(`messages.${name}.examples.${i}`, 'example', object(example)),
    ),
  ];
}

function keyFaults(place: string, kind: string, value: JsonObject): string[] {
  const keys = (KEYS[kind] ?? '').split(' ');
  const known = new Set(keys.map((key) => key.replace('!', '')));
  const required = keys.filter((key) => key.endsWith('!')).map((key) => key.slice(0, -1));
  return [
    ...Object.keys(value)
      .filter((key) => !known.has(key) && !key.startsWith('x-'))
      .map((key) => `${place}: unknown key ${key}`),
    ...required.filter((key) => value[key] === undefined).map((key) => `${place}: ${key} is missing`),
  ];
}

function referenceFaults(document: JsonObject): string[] {
  return referencesIn(document)
    .filter((reference) => resolve(document, reference) === undefined)
    .map((reference) => `${reference} leads nowhere`);
}

function refsOf(list: Json | undefined): string[] {
  return Array.isArray(list) ? (list as readonly Json[]).map((item) => String(object(item).$ref)) : [];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function object(value: Json): JsonObject {
  return isObject(value) ? value : {};
}
