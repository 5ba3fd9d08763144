import { setTimeout as delay } from 'node:timers/promises';
import { NO_USAGE, TerminalError, languageName } from '@langflix/contracts';
import type { Analyzer } from '../analyzer.ts';
import { loadDictionary } from './dictionary.ts';
import type { Dictionary } from './dictionary.ts';
import { propose } from './propose.ts';

/** Raise it with every change of the word lists or the ranking: it is part of the cache key. */
const LEXICON_VERSION = '2';

export interface OfflineAnalyzerOptions {
  /** Milliseconds each chunk takes longer, to rehearse a slow model. Default 0. */
  readonly delayMs?: number;
}

/**
 * Finds phrasal verbs, idioms and turns of speech in English dialogue by word lists; needs no account and no network.
 * The meaning it gives is an English gloss, line translations come from a supplied track or not at all. An empty
 * answer is a valid one. The word lists are read at the first question.
 * @throws TerminalError `language_unsupported` from `analyze` when the source language is not English
 */
export function createOfflineAnalyzer({ delayMs = 0 }: OfflineAnalyzerOptions = {}): Analyzer {
  let dictionary: Promise<Dictionary> | undefined;
  return {
    id: 'offline',
    cacheVersion: `lexicon-${LEXICON_VERSION}`,
    async analyze(chunk, { signal }) {
      signal.throwIfAborted();
      if (new Intl.Locale(chunk.sourceLanguage).language !== 'en') throw unsupported(chunk.sourceLanguage);
      if (delayMs > 0) await delay(delayMs, undefined, { signal });
      // A failed reading is not kept: the next chunk tries again.
      dictionary ??= loadDictionary().catch((error: unknown) => {
        dictionary = undefined;
        throw error;
      });
      const proposals = await propose(chunk, await dictionary);
      signal.throwIfAborted();
      return { proposals, usage: NO_USAGE };
    },
  };
}

function unsupported(language: string): TerminalError {
  const name = languageName(language) ?? language;
  return new TerminalError(
    'language_unsupported',
    `the offline analyzer knows English only, the film speaks ${name} (${language}): use --analyzer gemini`,
  );
}
