import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..', '..');

export interface Document {
  /** Relative to the repository. */
  readonly path: string;
  readonly text: string;
}

const DOCUMENTS = ['*.md', 'docs/**/*.md', '{apps,libs}/*/README.md', '{deploy,k8s,tools}/**/*.md'];

/** Every document that people read. */
export function readDocuments(): readonly Document[] {
  const exclude = ['**/node_modules/**', '**/dist/**'];
  return globSync(DOCUMENTS, { cwd: ROOT, exclude }).sort().map(readDocument);
}

export function readDocument(path: string): Document {
  return { path, text: readFileSync(join(ROOT, path), 'utf8') };
}

/** Those for operators and upstream systems, which promise to be right in every command and name. */
export const GUIDES = ['docs/deployment.md', 'docs/upstream.md', 'docs/troubleshooting.md'] as const;
