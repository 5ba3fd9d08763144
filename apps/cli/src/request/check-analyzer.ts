import { readApiKey } from '@langflix/config';
import type { Config } from '@langflix/config';
import { languageName } from '@langflix/contracts';
import { wrongUse } from '../cli-error.ts';
import type { EpisodeRequest } from './episode-request.ts';

/** Where the key of the API may stand, for messages. */
export const KEY = 'LANGFLIX_LLM_API_KEY or GEMINI_API_KEY (or llm.api_key_file in langflix.yaml)';

/**
 * The analyzer a local stack with these settings will use: `auto` is gemini where a key is configured, else offline.
 * @throws CliError (wrong use) for what every chunk would fail of: `gemini_key_missing`, `language_unsupported`;
 * ConfigError when the file of the key cannot be read
 */
export function checkAnalyzer(
  { analyzer, from }: Pick<EpisodeRequest, 'analyzer' | 'from'>,
  llm: Config['llm'],
): 'gemini' | 'offline' {
  const hasKey = analyzer !== 'offline' && readApiKey(llm) !== undefined;
  if (hasKey) return 'gemini';
  if (analyzer === 'gemini') {
    throw wrongUse(
      'gemini_key_missing',
      `--analyzer gemini: no key is configured; set ${KEY}, or use --analyzer offline`,
    );
  }
  if (new Intl.Locale(from).language === 'en') return 'offline';
  const film = `--from ${from}: the offline analyzer knows English only, not ${languageName(from) ?? from}`;
  const remedy = analyzer === 'auto' ? `set ${KEY}, and Gemini is used` : 'use --analyzer gemini';
  throw wrongUse('language_unsupported', `${film}; ${remedy}`);
}
