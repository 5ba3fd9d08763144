import { languageName } from '@langflix/contracts';
import { primaryLanguage } from '../probe/language.ts';
import type { SubtitleTrack } from './list-subtitle-tracks.ts';

type Named = Pick<SubtitleTrack, 'language' | 'title'>;

/** Primary language by the tag, else by a title that begins with its English name: `English [SDH]`. */
export function languageOf({ language, title }: Named): string | undefined {
  const tagged = primaryLanguage(language);
  if (tagged !== undefined || title === undefined) return tagged;
  const words = title.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.map((word) => LANGUAGE_BY_NAME.get(word)).find((tag) => tag !== undefined);
}

/**
 * How well a track of the right language fits its variant: 2 the wanted region or script, 1 nothing is said, 0 another
 * region. Undefined for another script, which a reader of the wanted one may not be able to read. Containers mostly
 * tag `chi` or `por` and leave the rest to the title.
 */
export function variantMatch({ language, title = '' }: Named, wanted: string): 0 | 1 | 2 | undefined {
  const goal = new Intl.Locale(wanted).maximize();
  const script = scriptOf(language, title);
  if (script !== undefined && script !== goal.script) return undefined;
  if (script !== undefined) return 2;
  const region = goal.region === undefined ? '' : (REGIONS.of(goal.region) ?? '');
  if (region !== '' && title.toLowerCase().includes(region.toLowerCase())) return 2;
  const tagged = localeOf(language)?.region;
  if (tagged === undefined) return 1;
  return tagged === goal.region ? 2 : 0;
}

function scriptOf(language: string | undefined, title: string): string | undefined {
  if (/traditional|繁|\bcht\b/i.test(title)) return 'Hant';
  if (/simplified|简|\bchs\b/i.test(title)) return 'Hans';
  return localeOf(language)?.script;
}

function localeOf(tag: string | undefined): Intl.Locale | undefined {
  try {
    return tag === undefined ? undefined : new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}

const REGIONS = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** Languages that a title is looked through for. */
const LANGUAGES =
  'ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nl no pl pt ro ru sk sl sr sv ta th tr uk ur vi zh';
const LANGUAGE_BY_NAME = new Map(
  LANGUAGES.split(' ').map((tag) => [(languageName(tag) ?? tag).toLowerCase(), tag] as const),
);
