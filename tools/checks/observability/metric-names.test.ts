import { expect, test } from '@jest/globals';
import { exportedNames, isExported, metricNamesIn } from './metric-names.ts';

test('finds the figures of an expression, and neither its labels nor its strings', () => {
  const expr =
    'sum by (gen_ai_model, langflix_x) (rate(langflix_a_total{b="langflix_no", langflix_c!="d"}[5m])) / ' +
    'on(langflix_d) label_replace(langflix_e_bucket, "langflix_f", "$1", "g", "langflix_h")';
  expect(metricNamesIn(expr)).toEqual(['langflix_a_total', 'langflix_e_bucket']);
});

test('knows a histogram by any of its series', () => {
  const names = exportedNames('# HELP a_seconds x\n# TYPE a_seconds histogram\n# TYPE b_total counter\n');
  expect(
    ['a_seconds_bucket', 'a_seconds_sum', 'a_seconds_count', 'b_total'].every((it) => isExported(it, names)),
  ).toBe(true);
  expect(isExported('c_total', names)).toBe(false);
});
