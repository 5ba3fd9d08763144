import { integer } from '../field.ts';
import type { SettingsOf } from '../field.ts';

export const processingFields = {
  maxConcurrentJobs: integer({
    min: 0,
    max: 256,
    byDefault: 0,
    doc: 'Clips encoded at the same time, per process; 0 is one per core',
  }),
  batchSize: integer({ min: 1, max: 1000, byDefault: 5, doc: 'Pieces of work fetched at a time' }),
  minExpressionsPerChunk: integer({
    min: 0,
    max: 20,
    byDefault: 1,
    doc: 'Fewest expressions that the model is asked for per chunk',
  }),
  maxExpressionsPerChunk: integer({
    min: 1,
    max: 20,
    byDefault: 3,
    doc: 'Most expressions that are taken from one chunk',
  }),
};

export type ProcessingConfig = SettingsOf<typeof processingFields>;
