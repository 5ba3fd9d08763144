import { contradicts } from '../language/contradicts.ts';
import { detectLanguage } from '../language/detect-language.ts';
import { scriptOfLine, scriptsOf } from '../language/scripts.ts';
import type { ScriptName } from '../language/scripts.ts';

export interface LanguagePair {
  /** BCP 47 tag of the language to keep. */
  readonly language: string;
  /** The learner's language: lines in it become the translation. */
  readonly translationLanguage: string | undefined;
}

export interface Separated {
  readonly text: string;
  readonly translation?: string;
}

/** From this share of cues with two languages the track is taken for bilingual; a foreign word now and then is none. */
const MIN_SHARE = 0.5;
const MIN_CUES = 3;

/**
 * Some tracks show every line in two languages. Keeps the lines in the wanted language and offers the others as
 * translations, told apart by script, or, where both are written alike, by their place in the cue. A cue without a line
 * in the wanted language stays as it is. Undefined when the track holds one language.
 */
export function separateLanguages(texts: readonly string[], pair: LanguagePair): Separated[] | undefined {
  return separateByScript(texts, pair) ?? separateByPlace(texts, pair);
}

function separateByScript(texts: readonly string[], pair: LanguagePair): Separated[] | undefined {
  const own = familiesOf(pair.language);
  if (own.length === 0) return undefined;
  const isOwn = (line: string): boolean => {
    const family = scriptOfLine(line);
    // A line of figures or marks belongs to either.
    return family === undefined || own.includes(family);
  };
  const both = sampleOf(texts)
    .map((text) => part(text.split('\n'), isOwn))
    .filter(({ mine, other }) => mine.some(hasLetters) && other.length > 0);
  if (!isCommon(both.length, sampleOf(texts))) return undefined;
  const target = pair.translationLanguage;
  const families = target === undefined ? [] : familiesOf(target);
  return texts.map((text) =>
    separated(
      part(text.split('\n'), isOwn),
      (line) => families.includes(scriptOfLine(line) ?? 'Latin') && !isOwn(line),
    ),
  );
}

function separateByPlace(texts: readonly string[], pair: LanguagePair): Separated[] | undefined {
  const sample = sampleOf(texts);
  const whole = sample.map((text) => halfOf(text.split('\n'))).filter((half) => half !== undefined);
  if (!isCommon(whole.length, sample)) return undefined;
  const upper = detectLanguage(whole.map(([first]) => first.join(' ')).join(' '))?.language;
  const lower = detectLanguage(whole.map(([, second]) => second.join(' ')).join(' '))?.language;
  if (upper === undefined || lower === undefined || !contradicts(upper, lower)) return undefined;
  const isUpper = isSame(upper, pair.language);
  if (!isUpper && !isSame(lower, pair.language)) return undefined;
  const offersTranslation = isSame(isUpper ? lower : upper, pair.translationLanguage);
  return texts.map((text) => {
    const half = halfOf(text.split('\n'));
    if (!half) return { text };
    const [mine, other] = isUpper ? half : [half[1], half[0]];
    return separated({ mine, other }, () => offersTranslation);
  });
}

/** Enough to tell what a track is like; spread over it. */
const SAMPLE = 400;

function sampleOf(texts: readonly string[]): readonly string[] {
  const every = Math.ceil(texts.length / SAMPLE);
  return every > 1 ? texts.filter((_, i) => i % every === 0) : texts;
}

interface Parts {
  readonly mine: readonly string[];
  readonly other: readonly string[];
}

function part(lines: readonly string[], isOwn: (line: string) => boolean): Parts {
  return { mine: lines.filter(isOwn), other: lines.filter((line) => !isOwn(line)) };
}

function separated({ mine, other }: Parts, isTranslation: (line: string) => boolean): Separated {
  if (!mine.some(hasLetters)) return { text: [...mine, ...other].join('\n') };
  const translation = other.filter(isTranslation).join('\n');
  return { text: mine.join('\n'), ...(translation !== '' && { translation }) };
}

function isCommon(count: number, texts: readonly string[]): boolean {
  const spoken = texts.filter((text) => text !== '').length;
  return count >= MIN_CUES && count >= spoken * MIN_SHARE;
}

const hasLetters = (line: string): boolean => /\p{L}/u.test(line);

function halfOf(lines: readonly string[]): readonly [string[], string[]] | undefined {
  if (lines.length < 2 || lines.length % 2 === 1) return undefined;
  return [lines.slice(0, lines.length / 2), lines.slice(lines.length / 2)];
}

function familiesOf(language: string): readonly ScriptName[] {
  return scriptsOf(language).map((script) => (script === 'Kana' ? 'Han' : script));
}

function isSame(found: string, tag: string | undefined): boolean {
  if (tag === undefined) return false;
  try {
    return new Intl.Locale(tag).language === found;
  } catch {
    return false;
  }
}
