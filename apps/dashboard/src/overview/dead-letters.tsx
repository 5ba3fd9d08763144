import type { DeadLettersReply } from '@langflix/contracts';
import { count, plural } from '../format/figures.ts';
import { moment } from '../format/time.ts';
import { Loaded } from '../shell/loaded.tsx';
import { RedriveButton } from '../shell/redrive-button.tsx';
import { Section } from '../shell/section.tsx';
import { linkTo } from '../state/route.ts';
import { useStore } from '../state/use-store.ts';

type DeadLetter = DeadLettersReply['deadLetters'][number];

/** So many are drawn; the command line shows all. */
const SHOWN = 50;

export function DeadLetters() {
  const { deadLetters } = useStore();
  return (
    <Section title="Dead letters">
      <Loaded of={deadLetters.value}>
        {(letters: readonly DeadLetter[]) =>
          letters.length === 0 ? (
            <p class="quiet">None: every message was worked off.</p>
          ) : (
            <>
              <ul class="rows">
                {letters.slice(0, SHOWN).map((letter) => (
                  <Letter key={letter.seq} letter={letter} />
                ))}
              </ul>
              {letters.length > SHOWN && (
                <p class="quiet">and {plural(letters.length - SHOWN, 'older one')}</p>
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

function Letter({ letter }: { readonly letter: DeadLetter }) {
  const { redriveDeadLetter } = useStore();
  return (
    <li class="row">
      <p class="row-title">
        <code>{letter.code}</code>
        {letter.job !== undefined && <a href={linkTo({ view: 'job', job: letter.job })}>Job {letter.job}</a>}
      </p>
      <div class="row-figure">
        {letter.redrive === 'submit' && (
          <RedriveButton
            what={`dead letter ${letter.seq}`}
            explanation="The submission in it is sent again and the dead letter removed."
            redrive={() => redriveDeadLetter(letter.seq)}
          />
        )}
      </div>
      <p class="row-text">
        {letter.reason}{' '}
        <span class="quiet">
          {letter.consumer}, delivered {count(letter.deliveries)}×, {moment(letter.time)}
        </span>
      </p>
    </li>
  );
}
