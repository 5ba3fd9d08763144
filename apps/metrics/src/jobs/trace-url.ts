/** The page of a trace in Jaeger; undefined where its address, or the trace, is not known. */
export function traceUrlOf(jaegerUrl: string | undefined, traceId: string | undefined): string | undefined {
  if (jaegerUrl === undefined || traceId === undefined) return undefined;
  return `${jaegerUrl.replace(/\/+$/, '')}/trace/${traceId}`;
}
