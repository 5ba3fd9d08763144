import { withSpan } from './spans.ts';

type Call = (...args: never[]) => unknown;

/** By method; what is not named stays as it is. */
export type SpanNames<Port> = { readonly [Method in keyof Port]?: string };

/**
 * The same port, but every call of a method that is named runs in a span of that name. For methods that return promises;
 * what a call is about stays with the span around it.
 */
export function withSpans<Port extends object>(port: Port, tracerName: string, names: SpanNames<Port>): Port {
  const traced = Object.entries(names as Record<string, string>).map(([method, name]) => {
    const call = (port as Record<string, Call>)[method] as Call;
    return [method, (...args: never[]) => withSpan(tracerName, name, {}, () => call(...args))];
  });
  return { ...port, ...Object.fromEntries(traced) };
}
