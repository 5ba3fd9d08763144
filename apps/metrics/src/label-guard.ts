/** Keeps label values few and tame, whatever somebody writes into an event. */
export type LabelGuard = <Labels extends Readonly<Record<string, string>>>(
  figure: string,
  labels: Labels,
) => Record<keyof Labels, string>;

/** Distinct values per label of a figure; every later one is `other`. */
const MAX_VALUES = 50;
/** Codes, encoders, names of spans: `video_unreadable`, `libx264`, `render clip`. */
const TAME = /^[\w.:{}-][\w .:{}-]{0,79}$/;

export function createLabelGuard(maxValues = MAX_VALUES): LabelGuard {
  /** By figure, then by label. */
  const known = new Map<string, Map<string, Set<string>>>();

  const tamed = (values: Set<string>, value: string): string => {
    if (values.has(value)) return value;
    if (!TAME.test(value) || values.size >= maxValues) return 'other';
    values.add(value);
    return value;
  };
  return (figure, labels) => {
    const byLabel = valueOr(known, figure, () => new Map<string, Set<string>>());
    const safe: Record<string, string> = {};
    for (const label in labels) {
      const values = valueOr(byLabel, label, () => new Set<string>());
      safe[label] = tamed(values, labels[label] ?? '');
    }
    return safe as Record<keyof typeof labels, string>;
  };
}

function valueOr<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
