import type { Cue } from '@langflix/contracts';

/** A cue as the model is shown it: `[<index>] <text>`, its lines joined by a space. The chunk size counts these. */
export function promptLine(cue: Pick<Cue, 'index' | 'text'>): string {
  return `[${cue.index}] ${cue.text.replaceAll('\n', ' ')}`;
}
