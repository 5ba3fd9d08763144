/** The line before, in and after the expression; undefined where it does not stand in it literally. */
export function around(
  line: string,
  expression: string,
): readonly [before: string, marked: string, after: string] | undefined {
  const at = line.toLowerCase().indexOf(expression.toLowerCase());
  // A letter whose lower case is longer shifts what follows: then nothing is marked rather than the wrong thing.
  if (at < 0 || expression === '' || line.toLowerCase().length !== line.length) return undefined;
  const end = at + expression.length;
  return [line.slice(0, at), line.slice(at, end), line.slice(end)];
}
