/** Sites and offers that only ever stand in subtitles for their own sake. */
const ALWAYS = [
  /\b(?:opensubtitles|addic7ed|subscene|yify|podnapisi|tvsubtitles|titlovi|napiprojekt|napisy24|legendas\.tv|zimuku|amara\.org)\b/i,
  /\badvertise your product or brand\b|\bbecome (?:a )?vip member\b/i,
  /\bdownloaded from\b.*\.[a-z]{2,4}\b/i,
];
const ADDRESS = /(?:https?:\/\/|www\.|@)[\w-]|\b[\w-]{2,40}\.(?:com|org|net|tv|info|me|co)\b/i;
const WORK =
  '(?:sub(?:title)?s?|captions?|captioned|subtitled|transcribed|transcripts?|translat(?:ed|ion)|sync(?:ed|hroni[sz]ed)?|re-?sync(?:ed)?|corrected|corrections|ripped|encoded|timed|timing)';
/** "Subtitles by X", "Synced & corrected by X" and the like, at the start of a line. */
const CREDITS = [
  new RegExp(String.raw`^\W*(?:english\s+)?${WORK}(?:\s*(?:,|&|and|\+)\s*${WORK})*\s*(?:by\b|:)`, 'im'),
  /^\W*(?:sous-?titr\w+|untertitel\w*|subt[ií]tulos|traducci[oó]n|tradu[cç][aã]o|legendas?|legendado|sottotitoli|napisy|t[lł]umaczenie|ondertitel\w*|undertexter|undertekster)\s*(?:by|par|por|von|der|im auftrag|de|di|a cura|af|av|door|:)(?![\p{L}])/imu,
  /^\P{L}*(?:субтитры|перевод|переводчик|редактор субтитров)\s*(?:от|сделал|создавал|:|：)/imu,
  /^\P{L}*(?:자막|번역|싱크)(?:\s*(?:제작|번역|수정|싱크))*\s*(?:[:：]|by\b)/imu,
  /^\P{L}*(?:字幕|翻译|翻譯|翻訳|校对|校對|时间轴|時間軸|压制)(?:组|組|制作|製作|翻译|翻譯)?\s*(?:[:：]|by\b)/imu,
];
/** Credits stand where the film begins and ends. */
const CUES_AT_EITHER_END = 3;
/** A credit has two lines; a long text is talk. */
const MAX_LENGTH = 160;

/**
 * True for a cue in which the makers of the subtitle file speak of themselves. An address alone is none: lecturers
 * spell out addresses.
 * @param place position of the cue and number of cues in the file
 */
export function isAdvertisement(text: string, place: { position: number; count: number }): boolean {
  if (text.length > MAX_LENGTH) return false;
  if (ALWAYS.some((sign) => sign.test(text))) return true;
  const { position, count } = place;
  const isAtEnd = position < CUES_AT_EITHER_END || position >= count - CUES_AT_EITHER_END;
  return (isAtEnd || ADDRESS.test(text)) && CREDITS.some((sign) => sign.test(text));
}
