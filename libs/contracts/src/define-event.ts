import type { z } from 'zod';

/** Every subject of version 1 starts with this; the stream LANGFLIX captures `langflix.v1.>`. */
export const SUBJECT_ROOT = 'langflix.v1';

/** What a body may put into a subject: no dots, wildcards, spaces; broker and file systems agree on these. */
const SUBJECT_TOKEN = /^[\w-]+$/;

/** Services that write events. `upstream` is anyone outside LangFlix. */
export type Producer = 'upstream' | 'ingest' | 'subtitle-chunker' | 'llm-analyzer' | 'clip-encoder';

/** One kind of event: what it is called, where it travels and what its body must be. */
export interface EventContract<Schema extends z.ZodType = z.ZodType> {
  /** Dotted name, e.g. `chunk.analyzed`; the const is its camelCase, the type its PascalCase. */
  readonly name: string;
  /** CloudEvents `type` attribute: `langflix.v1.<name>`. */
  readonly type: string;
  /** Major version of the body. A breaking change is a new version under a new subject root. */
  readonly version: 1;
  /** Subject with `{field}` placeholders that are taken from the body. */
  readonly subject: string;
  readonly producer: Producer;
  /** One sentence for people who subscribe to it. */
  readonly summary: string;
  readonly schema: Schema;
}

export type DataOf<Contract extends EventContract> = z.infer<Contract['schema']>;

/** An event that a handler wants published. */
export interface OutEvent<Contract extends EventContract = EventContract> {
  readonly contract: Contract;
  readonly data: DataOf<Contract>;
}

interface EventOptions<Schema extends z.ZodType> {
  readonly name: string;
  /** Subject below the root, with `{field}` placeholders. */
  readonly subject: string;
  readonly producer: Producer;
  readonly summary: string;
  readonly schema: Schema;
}

export function defineEvent<Schema extends z.ZodType>(options: EventOptions<Schema>): EventContract<Schema> {
  return {
    ...options,
    type: `${SUBJECT_ROOT}.${options.name}`,
    version: 1,
    subject: `${SUBJECT_ROOT}.${options.subject}`,
  };
}

/** Pairs a contract with its body; the compiler checks that they fit. */
export function emit<Contract extends EventContract>(
  contract: Contract,
  data: DataOf<Contract>,
): OutEvent<Contract> {
  return { contract, data };
}

/**
 * The subject an event travels on, its placeholders filled from the body.
 * @throws RangeError when a field is missing or would break the subject (dots, spaces, wildcards).
 */
export function subjectOf(contract: EventContract, fields: Readonly<Record<string, unknown>>): string {
  return contract.subject.replace(/\{(\w+)\}/g, (_, field: string) => {
    const token = String(fields[field] ?? '');
    if (!SUBJECT_TOKEN.test(token)) {
      throw new RangeError(
        `${contract.name}: field "${field}" is no subject token: ${JSON.stringify(token)}`,
      );
    }
    return token;
  });
}

/** The filter that matches every event of this contract: placeholders become `*`. */
export function filterOf(contract: EventContract): string {
  return contract.subject.replace(/\{\w+\}/g, '*');
}

/** True when a concrete subject belongs to the contract. */
export function matchesSubject(contract: EventContract, subject: string): boolean {
  return fieldsOf(contract, subject) !== undefined;
}

/**
 * What a concrete subject says by itself, field by placeholder: `{ job: '...', chunk: '3' }`, all of it text. The
 * inverse of `subjectOf`; undefined when the subject is not of this contract.
 */
export function fieldsOf(contract: EventContract, subject: string): Record<string, string> | undefined {
  const wanted = contract.subject.split('.');
  const tokens = subject.split('.');
  const fields: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const token = tokens[i] ?? '';
    if (part.startsWith('{') ? !SUBJECT_TOKEN.test(token) : part !== token) return undefined;
    if (part.startsWith('{')) fields[part.slice(1, -1)] = token;
  }
  return tokens.length === wanted.length ? fields : undefined;
}
