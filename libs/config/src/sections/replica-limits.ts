import { z } from 'zod';
import type { Field } from '../field.ts';

/** Fewest and most replicas of a service. */
export interface ReplicaLimit {
  min: number;
  max: number;
}
export type ReplicaLimits = Record<string, ReplicaLimit>;

const replicas = z.int().min(0).max(10_000);
const written = z.record(
  z.string().min(1),
  z
    .strictObject({ min: replicas, max: replicas.min(1) })
    .refine(({ min, max }) => min <= max, { error: 'min must not be above max' }),
);

/** A table `<service>: {min: 0, max: 16}`; in the environment the same as JSON. */
export const replicaLimits = ({ doc }: { readonly doc: string }): Field<ReplicaLimits> => ({
  form: 'map',
  schema: written,
  expected: 'a map such as {clip-encoder: {min: 0, max: 16}}',
  defaultValue: {},
  doc,
  isSecret: false,
});
