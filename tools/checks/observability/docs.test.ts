import { describe, expect, test } from '@jest/globals';
import { SPAN } from '@langflix/telemetry';
import { readDocs, readRules } from './read-files.ts';

describe('docs/observability.md', () => {
  test('names every span, and none that there is not', () => {
    const documented = namesIn(readDocs('Spans'), /`([a-z_ ]+)`/g);
    expect(documented).toEqual(Object.values<string>(SPAN).sort());
  });

  test('names every alert with its urgency, and none that there is not', () => {
    const table = readDocs('Alerts');
    expect(namesIn(table, /`(Langflix\w+)`/g)).toEqual(
      readRules()
        .map(({ alert }) => alert)
        .sort(),
    );
    const rows = table.split('\n').filter((line) => line.includes('`Langflix'));
    for (const { alert, labels } of readRules()) {
      expect(rows.find((row) => row.includes(`\`${alert}\``))).toMatch(
        new RegExp(`\\| ${labels.severity} +\\|$`),
      );
    }
  });
});

/** First cells of the rows of a table only: other columns speak of other things. */
function namesIn(section: string, pattern: RegExp): string[] {
  const cells = section.split('\n').map((line) => /^\|([^|]*)\|/.exec(line)?.[1] ?? '');
  return cells.flatMap((cell) => [...cell.matchAll(pattern)].map(([, name = '']) => name)).sort();
}
