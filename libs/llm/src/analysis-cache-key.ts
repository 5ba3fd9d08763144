import { createHash } from 'node:crypto';
import type { ChunkReady } from '@langflix/contracts';
import type { Analyzer } from './analyzer.ts';

/**
 * Key under which the answer for a chunk is kept: everything that shapes the answer counts, the job does not, so a
 * second job over the same episode finds it.
 */
export function analysisCacheKey(chunk: ChunkReady, analyzer: Pick<Analyzer, 'id' | 'cacheVersion'>): string {
  const lines = (cues: ChunkReady['cues']) => cues.map((c) => [c.index, c.startMs, c.endMs, c.text]);
  const shaping = [
    lines(chunk.contextBefore),
    lines(chunk.cues),
    lines(chunk.contextAfter),
    chunk.sourceLanguage,
    chunk.targetLanguage,
    chunk.hasTranslation,
    chunk.level,
    chunk.minExpressions,
    chunk.maxExpressions,
    analyzer.id,
    analyzer.cacheVersion,
  ];
  return `analysis.${createHash('sha256').update(JSON.stringify(shaping)).digest('hex')}`;
}
