import { decodeEntities } from './decode-entities.ts';

/** Element names met in SRT and WebVTT. Anything else in angle brackets is text: people do talk about `<title>`. */
const ELEMENTS = 'i|b|u|s|em|strong|font|span|small|big|center|c|v|lang|ruby|rt|rp|p|div|script|style';
const TAG = new RegExp(String.raw`<\/?(?:${ELEMENTS})(?:[.\s][^<>]{0,300})?\/?>`, 'gi');
/** A tag that the end of the text cut off; WebVTT reads it as closed. */
const CUT_OFF_TAG = new RegExp(String.raw`<\/?(?:${ELEMENTS})(?:[.\s][^<>]{0,300})?$`, 'i');
/** Elements that go with their content: the reading above a Japanese word, code of a web page. */
const UNSPOKEN = /<(rt|rp|script|style)(?:[.\s][^<>]{0,300})?>[^<]{0,300}(?:<\/\1>|(?=<)|$)/gi;
/** `|` breaks lines in tracks that once were MicroDVD; trusted only before a dash. */
const LINE_BREAK = /<[bB][rR]\s*\/?>|\\N|\|(?=\s?-)/g;
const INLINE_TIME = /<\d[\d:.]{0,20}>/g;
const ASS_OVERRIDE = /\{\\[^{}]{0,500}\}/g;
const MICRODVD_CODE = /\{[a-z]:[^{}]{0,60}\}/gi;
/** Direction marks, zero-width space, word joiner, soft hyphen; not the joiners that Persian and emoji need. */
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** What a viewer would read: no tags, overrides or invisible characters, entities decoded, NFC; lines by \n. */
export function stripMarkup(text: string): string {
  const untagged = text
    .replace(LINE_BREAK, '\n')
    .replace(UNSPOKEN, '')
    .replace(TAG, '')
    .replace(CUT_OFF_TAG, '')
    .replace(INLINE_TIME, '')
    .replace(ASS_OVERRIDE, '')
    .replace(MICRODVD_CODE, '');
  return decodeEntities(untagged)
    .replace(/[\u2028\u2029]/g, '\n')
    .replace(INVISIBLE, '')
    .replace(CONTROL, '')
    .normalize('NFC');
}
