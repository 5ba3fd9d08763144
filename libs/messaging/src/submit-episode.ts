import { TerminalError, episodeSubmitted, jobIdOf, subjectOf } from '@langflix/contracts';
import { ATTR } from '@langflix/telemetry';
import type { Broker } from './broker.ts';
import { MESSAGE_ID, encodeCloudEvent } from './cloud-event.ts';
import type { SubmissionIdentity } from './messaging.ts';
import { publish } from './publish.ts';
import { describeIssues } from './schema.ts';
import { isTraceKept, withSendSpan } from './tracing.ts';

/** Ids of plain JSON travel in a header as they are. */
const PLAIN_ID = /^[\x21-\x7e]{1,256}$/;

export async function submitEpisode(
  broker: Broker,
  data: unknown,
  identity: SubmissionIdentity,
): Promise<{ job: string }> {
  const parsed = episodeSubmitted.schema.safeParse(data);
  if (!parsed.success) {
    throw new TerminalError('invalid_submission', `the submission is wrong: ${describeIssues(parsed.error)}`);
  }
  checkId(identity);
  const job = jobIdOf(identity);
  const subject = subjectOf(episodeSubmitted, {});
  const attributes = {
    [ATTR.messagingDestinationName]: subject,
    [ATTR.messagingMessageId]: identity.id,
    [ATTR.job]: job,
  };
  await withSendSpan(episodeSubmitted, { attributes, traceparent: identity.traceparent }, (traceparent) => {
    const isTraced = identity.traceparent !== undefined || isTraceKept();
    const message = encodeSubmission(parsed.data, {
      ...identity,
      // Else the job begins a trace of its own, whose root somebody does record.
      traceparent: isTraced ? traceparent : undefined,
    });
    return publish(broker, { ...message, subject, onlyFirst: false });
  });
  return { job };
}

function encodeSubmission(
  data: unknown,
  { id, source, traceparent }: SubmissionIdentity,
): ReturnType<typeof encodeCloudEvent> {
  const traced = traceparent === undefined ? {} : { traceparent };
  if (source === undefined) return encodeCloudEvent({ id, data, ...traced });
  const time = new Date().toISOString();
  const message = encodeCloudEvent({ id, source, type: episodeSubmitted.type, time, data, ...traced });
  // The broker compares bare ids, CloudEvents are told apart by source and id: the job is both.
  return { ...message, headers: { ...message.headers, [MESSAGE_ID]: `job-${jobIdOf({ id, source })}` } };
}

function checkId({ id, source }: SubmissionIdentity): void {
  const isGood =
    source === undefined ? PLAIN_ID.test(id) : id.length > 0 && id.length <= 256 && source !== '';
  if (isGood) return;
  throw new TerminalError(
    'invalid_submission',
    `the submission id ${JSON.stringify(id)} cannot be used: 1 to 256 characters, and printable ASCII without ` +
      'spaces when there is no source',
  );
}
