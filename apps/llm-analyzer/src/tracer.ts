export const TRACER = 'llm-analyzer';
