import { describe, expect, test } from '@jest/globals';
import {
  callerFolder,
  hastenSpanExport,
  isOtlpConfigured,
  otlpTimeoutMs,
  serviceInstanceId,
} from './environment.ts';

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

  test.each([
    [{}, undefined],
    [{ OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test' }, undefined],
    [{ OTEL_RESOURCE_ATTRIBUTES: 'service.instance.id=' }, undefined],
    [{ OTEL_RESOURCE_ATTRIBUTES: 'a=b, service.instance.id = pod%2F7 ,c=d' }, 'pod/7'],
    [{ OTEL_RESOURCE_ATTRIBUTES: 'service.instance.id=100%' }, '100%'],
  ])('%j: the instance is %j', (env, expected) => {
    expect(serviceInstanceId(env)).toBe(expected);
  });

  test.each([
    [{}, '500'],
    [{ OTEL_BSP_SCHEDULE_DELAY: '' }, '500'],
    [{ OTEL_BSP_SCHEDULE_DELAY: '9000' }, '9000'],
  ])('%j: spans are sent after %s ms', (env: NodeJS.ProcessEnv, expected) => {
    hastenSpanExport(500, env);
    expect(env['OTEL_BSP_SCHEDULE_DELAY']).toBe(expected);
  });

  test('tells the folder a command was typed in, also when npm moved away from it', () => {
    expect(callerFolder({ INIT_CWD: '/home/me/films' })).toBe('/home/me/films');
    expect(callerFolder({})).toBe(process.cwd());
  });
});
