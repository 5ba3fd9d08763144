import type { MediaSource, SpeechActivity } from '@langflix/contracts';
import type { Logger } from '@langflix/telemetry';

/** Listens to a film: when people speak in it. */
export type Listen = (
  source: MediaSource,
  options: { readonly signal: AbortSignal },
) => Promise<SpeechActivity | undefined>;

export interface Listening {
  /** Undefined when nothing was heard or listening failed: subtitle times are then taken as they are. */
  readonly speech: Promise<SpeechActivity | undefined>;
  /** No longer needed. */
  stop(): void;
}

/** Starts listening; never rejects, as no episode is lost for it. */
export function startListening(
  source: MediaSource,
  { listen, signal, log }: { readonly listen: Listen; readonly signal: AbortSignal; readonly log: Logger },
): Listening {
  const stopped = new AbortController();
  const speech = listen(source, { signal: AbortSignal.any([signal, stopped.signal]) }).catch(
    (error: unknown) => {
      if (!signal.aborted && !stopped.signal.aborted)
        log.warn({ err: error }, 'speech not measured: subtitle times are not checked');
      return undefined;
    },
  );
  return { speech, stop: () => stopped.abort() };
}
