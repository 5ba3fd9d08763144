import { decimal, integer } from '../field.ts';
import type { SettingsOf } from '../field.ts';

export const processingFields = {
  maxConcurrentJobs: integer({
    min: 0,
    max: 256,
    byDefault: 0,
    doc: 'Clips encoded at the same time, per process; 0 is one per core that the process may use, at most 8, fewer where memory is short',
  }),
  memoryThreshold: decimal({
    min: 0.1,
    max: 1,
    byDefault: 0.8,
    doc: 'Share of the memory in use (of the container, else of the machine) above which no further encode is started; 1 for no limit',
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
  shutdownGraceSec: integer({
    min: 0,
    max: 3600,
    byDefault: 10,
    doc: 'Seconds that clips and analyses under way get to end when a service is told to stop; then others take them over',
  }),
};

export type ProcessingConfig = SettingsOf<typeof processingFields>;
