import { describe, expect, test } from '@jest/globals';
import { callerFolder, isOtlpConfigured, otlpTimeoutMs } from './environment.ts';

const ENDPOINT = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' };

describe('the environment', () => {
  test.each([
    [{}, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: '' }, false],
    [ENDPOINT, true],
    [{ ...ENDPOINT, OTEL_SDK_DISABLED: 'true' }, false],
    [{ ...ENDPOINT, OTEL_SDK_DISABLED: 'false' }, true],
    [{ ...ENDPOINT, OTEL_TRACES_EXPORTER: 'none' }, false],
  ])('%j: traces go somewhere is %s', (env, expected) => {
    expect(isOtlpConfigured(env)).toBe(expected);
  });

  test.each([
    [{}, 2000],
    [{ OTEL_EXPORTER_OTLP_TIMEOUT: '500' }, 500],
    [{ OTEL_EXPORTER_OTLP_TIMEOUT: '500', OTEL_EXPORTER_OTLP_TRACES_TIMEOUT: '700' }, 700],
    [{ OTEL_EXPORTER_OTLP_TIMEOUT: 'soon' }, 2000],
  ])('%j: an export may take %i ms', (env, expected) => {
    expect(otlpTimeoutMs(env)).toBe(expected);
  });

  test('tells the folder a command was typed in, also when npm moved away from it', () => {
    expect(callerFolder({ INIT_CWD: '/home/me/films' })).toBe('/home/me/films');
    expect(callerFolder({})).toBe(process.cwd());
  });
});
