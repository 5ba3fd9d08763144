/** Keeps label values few and tame, whatever somebody writes into an event. */
export type LabelGuard = <Labels extends Readonly<Record<string, string>>>(
  figure: string,
  labels: Labels,
) => Record<keyof Labels, string>;

/** Distinct values per label of a figure; every later one is `other`. */
const MAX_VALUES = 50;
/** Codes, reasons, encoder names: `video_unreadable`, `libx264`. */
const TAME = /^[\w.:-]{1,60}$/;

export function createLabelGuard(maxValues = MAX_VALUES): LabelGuard {
  const known = new Map<string, Set<string>>();

  const tamed = (place: string, value: string): string => {
    const values = known.get(place) ?? new Set();
    known.set(place, values);
    if (values.has(value)) return value;
    if (!TAME.test(value) || values.size >= maxValues) return 'other';
    values.add(value);
    return value;
  };
  return (figure, labels) =>
    Object.fromEntries(
      Object.entries(labels).map(([label, value]) => [label, tamed(`${figure} ${label}`, value)]),
    ) as Record<keyof typeof labels, string>;
}
