import { TerminalError, subjectOf } from '@langflix/contracts';
import type { OutEvent } from '@langflix/contracts';
import { encodeCloudEvent } from './cloud-event.ts';
import type { OutMessage } from './publish.ts';
import { describeIssues } from './schema.ts';

/**
 * A fact as it travels. Its subject names it, so the subject is its id too.
 * @throws TerminalError `invalid_event`: better this piece of work fails than that its readers choke on it.
 */
export function encodeFact(event: OutEvent): OutMessage {
  const { contract } = event;
  const parsed = contract.schema.safeParse(event.data);
  if (!parsed.success) {
    throw new TerminalError('invalid_event', `${contract.name}: ${describeIssues(parsed.error)}`);
  }
  const subject = subjectFor(event);
  const message = encodeCloudEvent({
    id: subject,
    source: `/langflix/${contract.producer}`,
    type: contract.type,
    time: new Date().toISOString(),
    data: parsed.data,
  });
  return { ...message, subject, onlyFirst: true };
}

function subjectFor({ contract, data }: OutEvent): string {
  try {
    return subjectOf(contract, data as Record<string, unknown>);
  } catch (error) {
    throw new TerminalError('invalid_event', (error as Error).message, { cause: error });
  }
}
