import { parseArgs } from 'node:util';
import { FAULT_KINDS, faultShares } from './faults.ts';
import type { FaultShares } from './faults.ts';
import type { FakeGeminiOptions } from './server.ts';

export const USAGE = `npm run fake-gemini -- [options]

  --port N             0 (default): any free one
  --key TEXT           the key that is accepted; default: test
  --model NAME         a model that exists, may be repeated; default: all gemini-*
  --rpm N              requests per minute and model; without it no limit, as with the next two
  --tpm N              input tokens per minute and model
  --rpd N              requests per day and model
  --latency-ms N       half of the answers take longer; default: 0
  --latency-spread N   standard deviation of the logarithm; default: 0.3
  --foreign SHARE      of the requests per minute that others ask for; default: 0
  --retry-delay-ms N   the longest RetryInfo of the fault 429-minute; default: 30000
  --slow-ms N          what the fault "slow" adds; default: 60000
  --fault KIND[:SHARE] share of the requests, default 1; may be repeated
  --seed N             of everything random; default: 1
  --json               print {"url": ...} on the first line

Faults: ${FAULT_KINDS.join(', ')}`;

/** An option that cannot be. */
export class UsageError extends Error {}

const OPTIONS = {
  port: { type: 'string', default: '0' },
  key: { type: 'string', default: 'test' },
  model: { type: 'string', multiple: true },
  rpm: { type: 'string' },
  tpm: { type: 'string' },
  rpd: { type: 'string' },
  'latency-ms': { type: 'string', default: '0' },
  'latency-spread': { type: 'string', default: '0.3' },
  foreign: { type: 'string', default: '0' },
  'retry-delay-ms': { type: 'string', default: '30000' },
  'slow-ms': { type: 'string', default: '60000' },
  fault: { type: 'string', multiple: true, default: [] as string[] },
  seed: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

export interface CommandLine {
  readonly options: FakeGeminiOptions;
  readonly asJson: boolean;
  readonly wantsHelp: boolean;
}

/** @throws UsageError naming the option and what it may be */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values } = parse(args);
  const limit = (name: 'rpm' | 'tpm' | 'rpd'): number | undefined =>
    values[name] === undefined ? undefined : readNumber(name, values[name]);
  return {
    options: {
      port: readNumber('port', values.port),
      apiKey: values.key,
      models: values.model,
      limits: {
        requestsPerMinute: limit('rpm'),
        inputTokensPerMinute: limit('tpm'),
        requestsPerDay: limit('rpd'),
      },
      latency: {
        medianMs: readNumber('latency-ms', values['latency-ms']),
        spread: readNumber('latency-spread', values['latency-spread']),
      },
      foreignShare: readNumber('foreign', values.foreign),
      retryDelayMs: readNumber('retry-delay-ms', values['retry-delay-ms']),
      slowMs: readNumber('slow-ms', values['slow-ms']),
      faults: readFaults(values.fault),
      seed: readNumber('seed', values.seed),
    },
    asJson: values.json,
    wantsHelp: values.help,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readNumber(name: string, value: string): number {
  const number = Number(value);
  if (value.trim() !== '' && Number.isFinite(number) && number >= 0) return number;
  throw new UsageError(`--${name} ${value}: expected a number, 0 or more`);
}

function readFaults(faults: readonly string[]): FaultShares {
  const shares = faults.map((fault) => {
    const [kind = '', share = '1'] = fault.split(':');
    return [kind, readNumber('fault', share)] as const;
  });
  const read = faultShares.safeParse(Object.fromEntries(shares));
  if (read.success) return read.data;
  throw new UsageError(`--fault: ${read.error.issues.map(({ message }) => message).join('; ')}`);
}
