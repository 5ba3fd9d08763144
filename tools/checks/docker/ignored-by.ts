/**
 * Reads a .dockerignore file: the last line that fits a path, or a folder that it lies in, decides. Of the patterns those that
 * ours has: `*` inside a name, a double star for any folders, `!` for what is sent after all.
 */
export function ignoredBy(text: string): (path: string) => boolean {
  const rules = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ isIgnored: !line.startsWith('!'), fits: toRegExp(line.replace(/^!/, '')) }));
  return (path) => rules.reduce((is, { isIgnored, fits }) => (fits.test(path) ? isIgnored : is), false);
}

function toRegExp(pattern: string): RegExp {
  const source = pattern
    .split('/')
    .map((part) =>
      part === '**' ? '(?:[^/]+/)*' : `${part.replace(/[.+^$()|[\]{}]/g, '\\$&').replaceAll('*', '[^/]*')}/`,
    )
    .join('');
  return new RegExp(`^${source.replace(/\/$/, '')}(?:/|$)`);
}
