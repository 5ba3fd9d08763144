import { describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { planTestRun } from './test-plan.ts';

const root = join(import.meta.dirname, '..', '..');
const exact = (folder: string): string => `^${join(root, folder)}/`;

describe('the plan of a test run', () => {
  test('runs everything else first and the e2e tests after it, one at a time', () => {
    const [others, e2e, ...more] = planTestRun([], root);

    expect(others).toEqual(['--passWithNoTests', '--testPathIgnorePatterns', exact('apps/e2e')]);
    expect(e2e).toEqual(['--passWithNoTests', '--runInBand', exact('apps/e2e')]);
    expect(more).toEqual([]);
  });

  test('narrows to the folders it is given, without matching a longer name', () => {
    const runs = planTestRun(['libs/media', 'libs/llm/'], root);

    expect(runs).toHaveLength(1);
    expect(runs[0]).toContain(exact('libs/media'));
    expect(runs[0]).toContain(exact('libs/llm'));
  });

  test('runs the e2e project alone in band', () => {
    expect(planTestRun(['apps/e2e'], root)).toEqual([
      ['--passWithNoTests', '--runInBand', exact('apps/e2e')],
    ]);
  });

  test('passes options and their values on to jest', () => {
    expect(planTestRun(['libs/media', '-t', 'cuts a clip'], root)[0]).toEqual(
      expect.arrayContaining(['-t', 'cuts a clip']),
    );
  });
});
