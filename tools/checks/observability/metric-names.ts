/** Which figures an expression of PromQL asks for. */

/** What LangFlix' own figures begin with; `up`, ALERTS and the collector's are Prometheus' and others' business. */
const OURS = /\b(?:langflix|gen_ai|messaging)_[a-z0-9_]+/g;
/** Strings, label matchers, label lists: nothing in them is a figure. */
const NOT_FIGURES = [
  /"[^"]*"/g,
  /\{[^}]*\}/g,
  /\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/g,
];
/** What Prometheus adds to the name of a histogram. */
const SERIES_OF_HISTOGRAM = /_(?:bucket|sum|count)$/;

export function metricNamesIn(expr: string): readonly string[] {
  const bare = NOT_FIGURES.reduce((text, pattern) => text.replace(pattern, ' '), expr);
  return [...new Set(bare.match(OURS) ?? [])];
}

/** @param names of the figures as their `# TYPE` lines have them */
export function isExported(name: string, names: ReadonlySet<string>): boolean {
  return names.has(name) || names.has(name.replace(SERIES_OF_HISTOGRAM, ''));
}

/** Names in a page of figures, plain or OpenMetrics. */
export function exportedNames(page: string): ReadonlySet<string> {
  const types = [...page.matchAll(/^# TYPE (\S+) (\S+)$/gm)];
  return new Set(types.map(([, name = '']) => name));
}
