/** The shape of a configuration of the OpenTelemetry collector; Jaeger v2 is one with components of its own. */
import { z } from 'zod';

const component = z.record(z.string(), z.unknown()).nullable();
const components = z.record(z.string(), component);

export const otelConfig = z.strictObject({
  extensions: components,
  receivers: components,
  processors: components,
  exporters: components,
  service: z.strictObject({
    extensions: z.array(z.string()),
    pipelines: z.record(
      z.string().regex(/^(traces|metrics|logs)(\/\w+)?$/),
      z.strictObject({
        receivers: z.array(z.string()).min(1),
        processors: z.array(z.string()),
        exporters: z.array(z.string()).min(1),
      }),
    ),
    telemetry: z.strictObject({
      resource: z.record(z.string(), z.string()).optional(),
      metrics: z.strictObject({
        readers: z.array(
          z.strictObject({
            pull: z.strictObject({
              exporter: z.strictObject({
                prometheus: z.strictObject({ host: z.string(), port: z.int() }),
              }),
            }),
          }),
        ),
      }),
    }),
  }),
});
export type OtelConfig = z.infer<typeof otelConfig>;

const KINDS = ['receivers', 'processors', 'exporters'] as const;

/** Components that a pipeline names and nobody declares, and those that are declared for nothing. */
export function wiringProblems({ service, ...declared }: OtelConfig): readonly string[] {
  const pipelines = Object.values(service.pipelines);
  const used = (kind: (typeof KINDS)[number]): string[] => pipelines.flatMap((pipeline) => pipeline[kind]);
  return [
    ...compare('extensions', Object.keys(declared.extensions), service.extensions),
    ...KINDS.flatMap((kind) => compare(kind, Object.keys(declared[kind]), used(kind))),
  ];
}

function compare(kind: string, declared: readonly string[], used: readonly string[]): string[] {
  return [
    ...used.filter((name) => !declared.includes(name)).map((name) => `${kind}: ${name} is not declared`),
    ...declared.filter((name) => !used.includes(name)).map((name) => `${kind}: ${name} is not used`),
  ];
}
