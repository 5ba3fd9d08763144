import type { ClipCard as Clip, JobState } from '@langflix/contracts';
import { useState } from 'preact/hooks';
import { count } from '../format/figures.ts';
import { isOpen } from '../format/words.ts';
import { Section } from '../shell/section.tsx';
import { useStore } from '../state/use-store.ts';
import { ClipCard } from './clip-card.tsx';

/** Two rows on a wide screen: what stands below the clips is not out of reach. */
const SHOWN = 6;

export function Clips({ clips, state }: { readonly clips: readonly Clip[]; readonly state: JobState }) {
  const { encoding } = useStore().job;
  const [isWhole, setWhole] = useState(false);
  if (clips.length === 0 && !isOpen(state)) return null;
  const shown = isWhole ? clips : clips.slice(0, SHOWN);
  return (
    <Section title="Clips">
      {clips.length === 0 ? (
        <p class="quiet">The first ones appear here as soon as they are planned.</p>
      ) : (
        <ul class="clips">
          {shown.map((clip) => (
            <ClipCard key={clip.clip} clip={clip} share={encoding.value.get(clip.clip)} />
          ))}
        </ul>
      )}
      {clips.length > SHOWN && (
        <button type="button" class="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : `Show all ${count(clips.length)} clips`}
        </button>
      )}
    </Section>
  );
}
