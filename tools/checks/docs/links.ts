import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { anchorsOf, linksOf } from './markdown.ts';
import type { Document } from './read-documents.ts';

/** One line for each link to a file or heading that is not there. Pages of others are not looked at: no test needs a network. */
export function brokenLinks({ path, text }: Document, root: string): readonly string[] {
  return linksOf(text).flatMap((target) => {
    if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return [];
    const [file = '', anchor] = target.split('#');
    const wanted = file === '' ? path : normalize(join(dirname(path), decodeURIComponent(file)));
    if (wanted.startsWith('..') || !existsSync(join(root, wanted))) {
      return [`${path}: there is no ${target}`];
    }
    if (anchor === undefined || !wanted.endsWith('.md')) return [];
    const there = anchorsOf(wanted === path ? text : readFileSync(join(root, wanted), 'utf8'));
    return there.includes(anchor) ? [] : [`${path}: ${target} has no such heading, only ${there.join(', ')}`];
  });
}

const PATH = /^(?:\.\/)?((?:apps|libs|deploy|k8s|docs|tools)\/[\w./-]+)$/;

/** One line for each path of the repository that the text names in backticks and that is not there. */
export function missingPaths(
  { path }: Pick<Document, 'path'>,
  { root, codes }: { root: string; codes: readonly string[] },
): readonly string[] {
  return codes.flatMap((code) => {
    const named = PATH.exec(code)?.[1];
    if (named === undefined) return [];
    const file = join(root, named);
    const isThere = existsSync(file) && (!named.endsWith('/') || statSync(file).isDirectory());
    return isThere ? [] : [`${path}: there is no ${named}`];
  });
}
