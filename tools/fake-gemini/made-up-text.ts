import { hashOf } from './random.ts';

/** Syllables of each script that a made-up word is put together from, by ISO 15924 code. */
const SYLLABLES: Readonly<Record<string, string>> = {
  Latn: 'ba lo mi ta ne su ri ko va de pu la',
  Kore: '가 나 다 라 마 바 사 아 자 하 고 도 로 모 보 소 오 조 호 기 니 디 리 미',
  Jpan: 'か な し て の は も り を に と こ 日 人 話 言',
  Hans: '天 地 人 山 水 火 日 月 大 小 上 下 来 去 好 多',
  Hant: '天 地 人 山 水 火 日 月 大 小 上 下 來 去 好 多',
  Cyrl: 'ба ло ми та не су ри ко ва де',
  Grek: 'βα λο μι τα νε σου ρι κο',
  Arab: 'با لو مي تا نا سو ري كو',
  Hebr: 'בא לו מי תא נא סו רי קו',
  Deva: 'का ना मा ता रा सा ला बा',
  Thai: 'กา นา มา ตา รา สา ลา บา',
};
const UNSPACED: ReadonlySet<string> = new Set(['Jpan', 'Hans', 'Hant', 'Thai']);
/** Japanese is told from Chinese by its kana, so each word has one. */
const KANA = 'の';

export const scriptOf = (language: string): string => new Intl.Locale(language).maximize().script ?? 'Latn';

/**
 * A text that means nothing, in the script of the language: as many words as the original, the same for the same
 * original. Languages of other scripts get Latin letters.
 */
export function makeUpText(original: string, language: string): string {
  const script = scriptOf(language);
  const syllables = (SYLLABLES[script] ?? SYLLABLES['Latn'] ?? 'ba').split(' ');
  const words = original.split(/\s+/).map((word, position) => {
    const hash = hashOf(`${position} ${word}`);
    const made = [hash, hash >>> 8, hash >>> 16].map((part) => syllables[part % syllables.length]).join('');
    return script === 'Jpan' ? made + KANA : made;
  });
  return words.join(UNSPACED.has(script) ? '' : ' ');
}
