/** Canonical primary language of a tag as films carry it (`eng`, `en-US`, `ger`): `en`, `de`; undefined if unusable. */
export function primaryLanguage(tag: string | undefined): string | undefined {
  if (tag === undefined || tag === 'und') return undefined;
  try {
    return new Intl.Locale(tag).language;
  } catch {
    return undefined;
  }
}

/** Three-letter codes (ISO 639-2/T) that MP4 wants, by language; others are left unnamed in the file. */
const THREE_LETTERS: Readonly<Record<string, string>> = {
  ...{ ar: 'ara', bg: 'bul', bn: 'ben', ca: 'cat', cs: 'ces', da: 'dan', de: 'deu', el: 'ell', en: 'eng' },
  ...{ es: 'spa', et: 'est', fa: 'fas', fi: 'fin', fr: 'fra', he: 'heb', hi: 'hin', hr: 'hrv', hu: 'hun' },
  ...{ id: 'ind', it: 'ita', ja: 'jpn', ko: 'kor', lt: 'lit', lv: 'lav', ms: 'msa', nb: 'nob', nl: 'nld' },
  ...{ no: 'nor', pl: 'pol', pt: 'por', ro: 'ron', ru: 'rus', sk: 'slk', sl: 'slv', sr: 'srp', sv: 'swe' },
  ...{ ta: 'tam', te: 'tel', th: 'tha', tr: 'tur', uk: 'ukr', ur: 'urd', vi: 'vie', zh: 'zho' },
};

/** What an MP4's language field says for a tag; `und` when there is no such code. */
export function mp4Language(tag: string | undefined): string {
  return THREE_LETTERS[primaryLanguage(tag) ?? ''] ?? 'und';
}
