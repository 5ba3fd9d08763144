import { describe, expect, jest, test } from '@jest/globals';
import { createLogger } from '@langflix/telemetry';
import { checkServerVersion, featuresOf } from './server-version.ts';

const log = createLogger({ service: 'test', level: 'silent' });

describe('server versions', () => {
  test.each([
    ['2.9.10', false],
    ['2.10.29', false],
    ['2.11.0', true],
    ['2.11.0-dev', true],
    ['2.14.2', true],
    ['3.0.0', true],
  ])('%s takes a reason with term: %s', (version, termReason) => {
    expect(featuresOf(version)).toEqual({ termReason });
  });

  test('one that lacks the API is refused, naming both versions', () => {
    expect(() => checkServerVersion('2.9.3', log)).toThrow(/2\.9\.3 is too old.*2\.9\.4/);
    expect(() => checkServerVersion('2.9.10', log)).not.toThrow();
  });

  test('one that can lose streams is taken with a warning', () => {
    const warn = jest.spyOn(log, 'warn');
    for (const version of ['2.10.19', '2.10.23', '2.12.1']) checkServerVersion(version, log);
    expect(warn).not.toHaveBeenCalled();
    checkServerVersion('2.10.21', log);
    expect(warn).toHaveBeenCalledTimes(1);
  });
});
