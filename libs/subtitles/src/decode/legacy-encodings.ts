/** A way to write a language before Unicode, and how its text looks. */
export interface WritingSystem {
  readonly languages: readonly string[];
  /** Labels of TextDecoder, the most used first: it wins where two give the same text. */
  readonly encodings: readonly string[];
  /** Letters beyond ASCII that the language is made of. */
  readonly letters: RegExp;
  /** The ones met most often. */
  readonly common: string;
}

const CYRILLIC = ['windows-1251', 'koi8-r', 'koi8-u', 'iso-8859-5', 'ibm866'];
const CENTRAL = ['windows-1250', 'iso-8859-2'];
const HAN = /\p{Script=Han}/u;

/** From the language to its legacy encodings; usage as in the locales of the WHATWG encoding standard. */
export const WRITING_SYSTEMS: readonly WritingSystem[] = [
  {
    languages: ['ko'],
    encodings: ['euc-kr'],
    letters: /[\uac00-\ud7a3\u3131-\u318e]/,
    common: '이다는을에가고의하지아니어요나를은해사기도한그리있안게자로수내라일서네정말대시거인',
  },
  {
    languages: ['ja'],
    encodings: ['shift_jis', 'euc-jp'],
    letters: /[\u3041-\u30ff\u4e00-\u9fff]/,
    common: 'のにはをたがでてとしれさいなるかもうこらくあっんまりすきそ私何人',
  },
  {
    languages: ['zh'],
    encodings: ['gb18030', 'big5'],
    letters: HAN,
    common:
      '的一是不了人我在有他这這中大来來上国國个個到说說们們为為子和你地出道也时時年得就那要下以生会會自着去之过過家学學对對可她里裡后後么麼心多天好吗嗎什没沒很想看',
  },
  {
    languages: ['ru', 'uk', 'be', 'bg', 'sr', 'mk'],
    encodings: CYRILLIC,
    letters: /[\u0400-\u045f\u0490\u0491]/,
    common: 'оеаинтсрвлкмдпуяыьі',
  },
  { languages: ['pl'], encodings: CENTRAL, letters: /[ąćęłńóśźż]/i, common: 'ąęłóśż' },
  { languages: ['cs', 'sk'], encodings: CENTRAL, letters: /[áäčďéěíĺľňóôŕřšťúůýž]/i, common: 'áčéěířšůýž' },
  { languages: ['hu'], encodings: CENTRAL, letters: /[áéíóöőúüű]/i, common: 'áéíóöő' },
  { languages: ['ro', 'hr', 'sl', 'bs'], encodings: CENTRAL, letters: /[ăâîşţčćđšž]/i, common: 'ăâîşţčšž' },
  {
    languages: ['el'],
    encodings: ['windows-1253', 'iso-8859-7'],
    letters: /[\u0384-\u03ce]/,
    common: 'αοιετσνηυρπκμλςίάόέή',
  },
  { languages: ['tr', 'az'], encodings: ['windows-1254'], letters: /[çğıİöşüâîû]/i, common: 'ıişüçğö' },
  {
    languages: ['ar', 'fa', 'ur'],
    encodings: ['windows-1256', 'iso-8859-6'],
    letters: /[\u060c-\u06d3]/,
    common: 'اليمنوترهبعدسفكحقأة',
  },
  {
    languages: ['he', 'yi'],
    encodings: ['windows-1255', 'iso-8859-8'],
    letters: /[\u05b0-\u05ea]/,
    common: 'יואלהתמרנבשחדעקכ',
  },
  { languages: ['th'], encodings: ['windows-874'], letters: /[\u0e01-\u0e5b]/, common: 'านรอกเงมยลวดทส' },
  {
    languages: ['vi'],
    encodings: ['windows-1258'],
    letters: /[\u0300-\u0323ăâđêôơưàáèéìíòóùú₫]/i,
    common: 'đưôâơêă',
  },
  {
    languages: ['lt', 'lv', 'et'],
    encodings: ['windows-1257', 'iso-8859-13'],
    letters: /[ąčęėįšųūžāēģīķļņõäöü]/i,
    common: 'ėšųąįāīē',
  },
  {
    languages: [
      'en',
      'de',
      'fr',
      'es',
      'pt',
      'it',
      'nl',
      'sv',
      'da',
      'nb',
      'no',
      'fi',
      'is',
      'ca',
      'gl',
      'eu',
    ],
    encodings: ['windows-1252'],
    letters: /[àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþßÿœ]/i,
    common: 'éèàêçäöüßñáíóåãõø',
  },
];
