import { loadConfig, readApiKey } from '@langflix/config';
import { runService } from '@langflix/messaging';
import { analyzeChunk } from './analyze-chunk.ts';
import { createAnswerCache } from './cache-client.ts';
import { createChooseAnalyzer } from './choose-analyzer.ts';

const config = loadConfig();

await runService({
  app: 'llm-analyzer',
  settings: config,
  async build({ messaging, log }) {
    const apiKey = readApiKey(config.llm);
    log.info({ hasGeminiKey: apiKey !== undefined, model: config.llm.model }, 'analyzers configured');
    return {
      handlers: {
        'llm-analyzer__analyze-chunk': analyzeChunk({
          chooseAnalyzer: createChooseAnalyzer(config.llm, apiKey),
          cache: createAnswerCache(messaging),
        }),
      },
      concurrency: { 'llm-analyzer__analyze-chunk': config.llm.maxConcurrentRequests },
    };
  },
});
