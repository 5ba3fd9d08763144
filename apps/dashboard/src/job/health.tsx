import type { SubtitleGrade, SubtitleHealth } from '@langflix/contracts';
import { amount, count, percent } from '../format/figures.ts';
import { languageName } from '../format/language.ts';

const GRADES: Readonly<Record<SubtitleGrade, { word: string; tone: string }>> = {
  good: { word: 'Good', tone: 'good' },
  usable: { word: 'Usable', tone: 'warn' },
  refuse: { word: 'Refused', tone: 'bad' },
};

export function Health({ name, health }: { readonly name: string; readonly health: SubtitleHealth }) {
  const grade = health.grade === undefined ? undefined : GRADES[health.grade];
  const findings = health.findings ?? [];
  const repairs = Object.entries(health.repairs);
  return (
    <section class="card" aria-label={`${name} subtitles`}>
      <div class="card-head">
        <h3>
          {name} <span class="quiet">{languageName(health.language)}</span>
        </h3>
        {grade !== undefined && <span class={`grade is-${grade.tone}`}>{grade.word}</span>}
      </div>
      <dl class="facts is-small">
        {factsOf(health).map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {findings.length > 0 && (
        <ul class="findings">
          {findings.map(({ code, message }) => (
            <li key={code}>
              <code>{code}</code> {message}
            </li>
          ))}
        </ul>
      )}
      {repairs.length > 0 && (
        <p class="quiet">
          Mended on reading:{' '}
          {repairs.map(([kind, times]) => `${kind.replaceAll('_', ' ')} ${count(times)}×`).join(', ')}
        </p>
      )}
    </section>
  );
}

function factsOf(health: SubtitleHealth): readonly (readonly [string, string])[] {
  const { sync, coverage, readingSpeed, overlaps } = health;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Cues', count(health.cues)],
    ['Format', [health.format, health.encoding].filter((it) => it !== undefined).join(', ')],
    ['Covers', coverage === undefined ? undefined : percent(coverage)],
    ['Reading speed', readingSpeed === undefined ? undefined : `${amount(readingSpeed)} letters/s`],
    ['Overlaps', overlaps === undefined ? undefined : count(overlaps)],
    ['Times', sync === undefined ? undefined : describeSync(sync)],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== undefined);
}

function describeSync({ offsetMs, rate, applied }: NonNullable<SubtitleHealth['sync']>): string {
  const shift = `${offsetMs >= 0 ? '+' : '−'}${(Math.abs(offsetMs) / 1000).toFixed(1)} s`;
  if (offsetMs === 0 && rate === 1) return 'fit the sound';
  return `${shift}${rate === 1 ? '' : ` × ${rate.toFixed(4)}`}${applied ? ', corrected' : ', not corrected'}`;
}
