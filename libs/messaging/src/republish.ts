import { TerminalError, episodeSubmitted, jobIdOf } from '@langflix/contracts';
import type { Broker } from './broker.ts';
import { MESSAGE_ID, encodeCloudEvent } from './cloud-event.ts';
import type { CloudEvent, WireMessage } from './cloud-event.ts';
import { decodeCloudEvent } from './decode-cloud-event.ts';
import type { DeadLetter } from './messaging.ts';
import { publish } from './publish.ts';

/** Under the old id it would be the job that has failed already: it gets one of its own, the same each time. */
export async function republish(broker: Broker, letter: DeadLetter): Promise<{ job?: string }> {
  if (letter.subject !== episodeSubmitted.subject || letter.bodyOmitted) {
    throw new TerminalError(
      'not_a_submission',
      `dead letter ${letter.seq} is from ${letter.subject}: the outcome of that part is written and stays; submit ` +
        'the episode again, finished clips are reused',
    );
  }
  const { message, job } = renamed(letter);
  await publish(broker, { ...message, subject: letter.subject, onlyFirst: false });
  return job === undefined ? {} : { job };
}

function renamed(letter: DeadLetter): { message: WireMessage; job: string | undefined } {
  const body = new TextEncoder().encode(letter.body);
  const event = decodeOrUndefined({ headers: letter.headers, body });
  const id = `${event?.id ?? 'unnamed'}/redrive-${letter.seq}`;
  if (event !== undefined) {
    const job = jobIdOf({ id, source: event.source });
    const { headers, body: encoded } = encodeCloudEvent({ ...event, id });
    return { message: { headers: { [MESSAGE_ID]: `job-${job}`, ...headers }, body: encoded }, job };
  }
  // Perhaps all that it lacked was an id.
  const message = { headers: { ...letter.headers, [MESSAGE_ID]: id }, body };
  return { message, job: decodeOrUndefined(message) === undefined ? undefined : jobIdOf({ id }) };
}

function decodeOrUndefined(message: WireMessage): CloudEvent | undefined {
  try {
    return decodeCloudEvent(message);
  } catch {
    return undefined;
  }
}
