import { describe, expect, test } from '@jest/globals';
import { context, trace } from '@opentelemetry/api';
import { createContextManager } from './context-manager.ts';
import { createLogger } from './logger.ts';
import type { LogLevel } from './logger.ts';
import { contextFrom } from './trace-context.ts';

context.setGlobalContextManager(createContextManager());

function aLogger(level: LogLevel = 'info') {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string): void => void lines.push(JSON.parse(line) as Record<string, unknown>);
  return { log: createLogger({ service: 'ingest', level, destination: { write } }), lines };
}

describe('a log line', () => {
  test('is one JSON object with level, time, service, fields and message', () => {
    const { log, lines } = aLogger();
    log.info({ job: 'j1' }, 'job closed');
    expect(lines).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-.*Z$/),
        service: 'ingest',
        job: 'j1',
        msg: 'job closed',
      },
    ]);
  });

  test('has the ids of the active span, and none outside of one', () => {
    const { log, lines } = aLogger();
    const parent = contextFrom('00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01');
    context.with(parent, () => log.info('inside'));
    log.info('outside');
    expect(lines[0]).toMatchObject({
      trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
      span_id: '00f067aa0ba902b7',
    });
    expect(lines[1]).not.toHaveProperty('trace_id');
    expect(trace.getActiveSpan()).toBeUndefined();
  });

  test('tells an error with its stack', () => {
    const { log, lines } = aLogger();
    log.error({ err: new TypeError('oops') }, 'handler failed');
    expect(lines[0]?.['err']).toMatchObject({
      type: 'TypeError',
      message: 'oops',
      stack: expect.any(String),
    });
  });

  test('never shows a secret of the settings', () => {
    const { log, lines } = aLogger();
    const config = { llm: { apiKey: 's3cret' }, nats: { password: 's3cret' } };
    log.info({ config }, 'a');
    log.info(config, 'b');
    log.info({ ...config.llm, ...config.nats }, 'c');
    expect(JSON.stringify(lines)).not.toContain('s3cret');
  });

  test('is not written below the level', () => {
    const { log, lines } = aLogger('warn');
    log.info('a');
    log.warn('b');
    aLogger('silent').log.fatal('c');
    expect(lines.map((line) => line['msg'])).toEqual(['b']);
  });
});
