/** Operations in which nobody works, and what they wait for. */
export const WAIT_FOR_QUOTA = 'wait for quota';

const WAITS: Readonly<Record<string, string>> = {
  [WAIT_FOR_QUOTA]: 'it waited for the quota of the model',
  'wait for encoder': 'it waited for a free encoder on its machine',
  'wait for sound': "it waited for the film's sound to be measured",
};

/** In words; undefined for an operation that is work. */
export function waitInWords(operation: string | undefined): string | undefined {
  return operation === undefined ? undefined : WAITS[operation];
}
