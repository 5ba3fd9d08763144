import { median } from './median.ts';
import type { StageProfile } from './profile.ts';
import type { StageComparison } from './slow-cause.ts';

/** Spans around others: what they took themselves is what is left of them without those. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  'ask analyzer': ['wait for quota', 'generate_content'],
};

/** Spans that are nearly all of the one around them, which people know better. */
const DETAIL: Readonly<Record<string, string>> = {
  'publish file': 'publish clip',
};

/** The operation of a stage whose total grew most against the median of the others'; undefined when none grew. */
export function grownOperation({ own, others }: StageComparison): string | undefined {
  const mine = ownSeconds(own);
  const theirs = others.map(ownSeconds);
  const grown = Object.entries(mine)
    .map(([operation, seconds]) => ({
      ...{ operation, growth: seconds - median(theirs.map((it) => it[operation] ?? 0)) },
    }))
    .filter(({ growth }) => growth > 0)
    .toSorted((a, b) => b.growth - a.growth || (a.operation < b.operation ? -1 : 1));
  return grown[0]?.operation;
}

function ownSeconds({ operations }: StageProfile): Readonly<Record<string, number>> {
  const told = Object.entries(operations).filter(([name]) => operations[DETAIL[name] ?? ''] === undefined);
  const entries = told.map(([name, seconds]) => {
    const inside = (INSIDE[name] ?? []).reduce((sum, inner) => sum + (operations[inner] ?? 0), 0);
    return [name, Math.max(0, seconds - inside)] as const;
  });
  return Object.fromEntries(entries);
}
