import { readFileSync } from 'node:fs';
import { ConfigError } from './config-error.ts';
import type { LlmConfig } from './sections/llm.ts';

/**
 * The key of the Gemini API: `llm.api_key`, else what `llm.api_key_file` holds, else undefined. Read when it is
 * needed and not with the other settings, because only the analyzer is given the file.
 * @throws ConfigError when the file cannot be read or is empty.
 */
export function readApiKey(llm: Pick<LlmConfig, 'apiKey' | 'apiKeyFile'>): string | undefined {
  const { apiKey, apiKeyFile } = llm;
  if (apiKey !== undefined || apiKeyFile === undefined) return apiKey;
  try {
    const key = readFileSync(apiKeyFile, 'utf8').trim();
    if (key !== '') return key;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw fileProblem(apiKeyFile, `cannot be read (${code})`);
  }
  throw fileProblem(apiKeyFile, 'is empty');
}

const fileProblem = (file: string, complaint: string): ConfigError =>
  new ConfigError([
    { key: 'llm.api_key_file', value: JSON.stringify(file), complaint: `the file ${complaint}` },
  ]);
