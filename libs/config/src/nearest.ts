import { closest } from 'fastest-levenshtein';
import { CONFIG_KEYS } from './keys.ts';
import { SECTIONS } from './sections.ts';

/** The section with the nearest name. */
export function nearestSection(given: string): string {
  return closest(given.toLowerCase(), Object.keys(SECTIONS));
}

/** The key that is meant: the same name in another section, else the nearest name in this one. */
export function nearestKey(section: string, given: string): string {
  const elsewhere = CONFIG_KEYS.find((key) => key.yamlName === given.toLowerCase());
  if (elsewhere !== undefined) return elsewhere.path;
  const here = CONFIG_KEYS.filter((key) => key.section === section);
  return `${section}.${closest(
    given.toLowerCase(),
    here.map((key) => key.yamlName),
  )}`;
}

/** The variable with the nearest name. */
export function nearestVariable(given: string): string {
  return closest(
    given.toUpperCase(),
    CONFIG_KEYS.map((key) => key.variable),
  );
}
