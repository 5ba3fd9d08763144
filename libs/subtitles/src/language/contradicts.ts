import { scriptsOf } from './scripts.ts';

/** Languages so alike in writing that the detector takes one for the other. */
const RELATIVES: readonly (readonly string[])[] = [
  ['es', 'pt', 'gl', 'ca', 'ast', 'it'],
  ['ru', 'uk', 'be', 'bg', 'mk', 'sr'],
  ['hr', 'bs', 'sr', 'sl', 'sh', 'me'],
  ['cs', 'sk', 'pl'],
  ['da', 'nb', 'nn', 'no', 'sv', 'is', 'fo'],
  ['nl', 'af', 'fy', 'de', 'lb'],
  ['id', 'ms', 'jv', 'su', 'tl', 'ceb'],
  ['tr', 'az', 'tk', 'uz'],
  ['ar', 'fa', 'ur', 'ps', 'ckb'],
  ['hi', 'mr', 'ne', 'bho', 'mai', 'mag'],
  ['fi', 'et'],
  ['zh', 'yue', 'cmn'],
  ['he', 'yi'],
];
/** Latin-script languages that the detector knows well enough to be told from all others. */
const WELL_KNOWN = new Set(
  'en es fr de it pt nl pl cs hu ro sv tr vi id ko ja zh ru uk ar fa hi el th he'.split(' '),
);

/** True where a text found to be in one language cannot be in the other. Relatives never contradict. */
export function contradicts(found: string, declared: string): boolean {
  const wanted = baseOf(declared);
  if (wanted === undefined || wanted === found) return false;
  if (RELATIVES.some((group) => group.includes(wanted) && group.includes(found))) return false;
  const shareScript = scriptsOf(found).some((script) => scriptsOf(wanted).includes(script));
  // A language that the detector does not know looks like any other in its script; English is the one it never is.
  return !shareScript || WELL_KNOWN.has(wanted) || found === 'en';
}

function baseOf(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).language;
  } catch {
    return undefined;
  }
}
