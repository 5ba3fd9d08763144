import type { FailureRow } from '@langflix/contracts';
import { Section } from '../shell/section.tsx';

export function Failures({ failures }: { readonly failures: readonly FailureRow[] }) {
  return (
    <Section title="What failed">
      <ul class="failures">
        {failures.map(({ part, code, reason, deadLetter }, i) => (
          <li key={i}>
            <p>
              <strong>{part}</strong> <code>{code}</code>
              {deadLetter !== undefined && <span class="quiet"> dead letter {deadLetter}</span>}
            </p>
            <p>{reason}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
