import { loadConfig } from '@langflix/config';

const { project, model } = loadConfig({ file: 'none', env: {} }).llm;

/** The one that analyzers ask unless they are told otherwise. */
export const DEFAULT_MODEL = { project, model };
