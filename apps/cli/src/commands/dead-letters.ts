import type { DeadLetter } from '@langflix/messaging';
import { CliError, wrongUse } from '../cli-error.ts';
import { brokerCommandLine, commandLine } from '../command-line.ts';
import { EXIT_CODE } from '../exit-code.ts';
import { redrive } from '../jobs/redrive.ts';
import type { Redriven } from '../jobs/redrive.ts';
import { formatPlural } from '../progress/format.ts';
import { readableReason } from '../readable-reason.ts';
import { describeRedriven } from '../result/describe-redriven.ts';
import type { CommandContext, Outcome } from './command.ts';
import { readSettings } from './settings.ts';
import { withBroker } from './with-broker.ts';
import type { Connection } from './with-broker.ts';

export interface DeadLetterOptions {
  readonly out?: string;
  readonly limit?: number;
  readonly all?: boolean;
}

const REDRIVE_ALL_LIMIT = 10_000;

export async function listDeadLetters(options: DeadLetterOptions, ctx: CommandContext): Promise<Outcome> {
  return withBroker(ctx, readSettings(ctx, options.out), async ({ messaging }) => {
    const letters = await messaging.deadLetters.list({ limit: options.limit ?? 100 });
    const lines = letters.map(
      (it) =>
        `${String(it.seq).padStart(6)}  ${it.time}  ${it.consumer}  ${it.code}: ${readableReason(it.reason)}`,
    );
    const text = letters.length === 0 ? 'No dead letters.' : lines.join('\n');
    return done(text, { status: 'ok', deadLetters: letters.map(withoutBody) });
  });
}

export async function showDeadLetter(
  seq: number,
  options: DeadLetterOptions,
  ctx: CommandContext,
): Promise<Outcome> {
  return withBroker(ctx, readSettings(ctx, options.out), async (connection) => {
    const letter = await find(seq, connection);
    return done(describe(letter), { status: 'ok', deadLetter: letter });
  });
}

export async function redriveDeadLetters(
  seq: number | undefined,
  options: DeadLetterOptions,
  ctx: CommandContext,
): Promise<Outcome> {
  if ((seq === undefined) === (options.all !== true)) {
    const list = commandLine(['dlq', 'list']);
    throw wrongUse('wrong_use', `name one dead letter by its number (see "${list}") or say --all`);
  }
  return withBroker(ctx, readSettings(ctx, options.out), async (connection) => {
    const letters = seq === undefined ? await all(connection) : [await find(seq, connection)];
    const redriven: Redriven[] = [];
    for (const letter of letters) redriven.push(await redrive(letter, connection));
    return done(describeRedriven(redriven), { status: 'ok', redriven });
  });
}

/** Oldest first, as they happened. */
async function all({ messaging }: Connection): Promise<readonly DeadLetter[]> {
  return (await messaging.deadLetters.list({ limit: REDRIVE_ALL_LIMIT })).toReversed();
}

async function find(seq: number, { messaging, broker }: Connection): Promise<DeadLetter> {
  const letter = await messaging.deadLetters.get(seq);
  if (letter !== undefined) return letter;
  throw new CliError(
    'dead_letter_unknown',
    `there is no dead letter ${seq}: "${brokerCommandLine(['dlq', 'list'], broker)}" shows those there are`,
  );
}

function describe(letter: DeadLetter): string {
  const headers = Object.entries(letter.headers).map(([name, value]) => `  ${name}: ${value}`);
  return [
    `dead letter ${letter.seq}, given up ${letter.time} by ${letter.consumer} after ${formatPlural(letter.deliveries, 'attempt')}`,
    `subject  ${letter.subject}`,
    ...(letter.job === undefined ? [] : [`job      ${letter.job}`]),
    `reason   ${readableReason(letter.reason)} (${letter.code})`,
    ...(headers.length > 0 ? ['headers', ...headers] : []),
    letter.bodyOmitted ? 'body     (too large to be kept)' : `body\n${letter.body}`,
  ].join('\n');
}

function withoutBody({ body: _body, headers: _headers, ...letter }: DeadLetter): object {
  return letter;
}

function done(text: string, json: object): Outcome {
  return { exitCode: EXIT_CODE.complete, text, json };
}
