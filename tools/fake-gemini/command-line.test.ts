import { describe, expect, test } from '@jest/globals';
import { readCommandLine, UsageError } from './command-line.ts';

describe('the command line', () => {
  test('has no limits, no latency and no faults by default', () => {
    expect(readCommandLine([])).toMatchObject({
      asJson: false,
      options: { port: 0, apiKey: 'test', latency: { medianMs: 0 }, faults: {}, limits: {} },
    });
  });

  test('takes limits, latency and faults with their shares', () => {
    const args = '--rpm 15 --tpm 250000 --rpd 1000 --latency-ms 4000 --fault 503:0.1 --fault lies:0.2 --json';
    expect(readCommandLine(args.split(' '))).toMatchObject({
      asJson: true,
      options: {
        limits: { requestsPerMinute: 15, inputTokensPerMinute: 250_000, requestsPerDay: 1000 },
        latency: { medianMs: 4000, spread: 0.3 },
        faults: { '503': 0.1, lies: 0.2 },
      },
    });
  });

  test('means every request by a fault without a share', () => {
    expect(readCommandLine(['--fault', 'empty']).options.faults).toEqual({ empty: 1 });
  });

  test.each([
    ['--rpm', 'many'],
    ['--rpm', ''],
    ['--fault', 'flood'],
    ['--fault', '503:2'],
    ['--flood', '1'],
  ])('refuses %s %s', (option, value) => {
    expect(() => readCommandLine([option, value])).toThrow(UsageError);
  });
});
