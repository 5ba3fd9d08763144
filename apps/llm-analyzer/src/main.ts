import { loadConfig, readApiKey } from '@langflix/config';
import { runService } from '@langflix/messaging';
import { analyzeChunk } from './analyze-chunk.ts';
import { createAnswerCache } from './cache-client.ts';
import { createChooseAnalyzer } from './choose-analyzer.ts';
import { openSharedState } from './open-shared-state.ts';
import { tracedGate } from './traced-gate.ts';

const config = loadConfig();
const { llm } = config;

await runService({
  app: 'llm-analyzer',
  settings: { ...config, shutdownGraceMs: config.processing.shutdownGraceSec * 1000 },
  async build(runtime) {
    const apiKey = readApiKey(llm);
    runtime.log.info({ hasGeminiKey: apiKey !== undefined, model: llm.model }, 'analyzers configured');
    const open = apiKey === undefined ? undefined : await openSharedState(runtime, llm);
    const access =
      apiKey !== undefined && open !== undefined
        ? { apiKey, gate: tracedGate(open.gate, llm), prices: open.prices, replies: open.replies }
        : undefined;
    return {
      handlers: {
        'llm-analyzer__analyze-chunk': analyzeChunk({
          chooseAnalyzer: createChooseAnalyzer(llm, access),
          cache: createAnswerCache(runtime.messaging),
          guards: open?.guards,
          gate: open?.gate,
        }),
      },
      concurrency: { 'llm-analyzer__analyze-chunk': llm.maxConcurrentRequests },
    };
  },
});
