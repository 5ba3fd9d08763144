import { analyse } from 'chardet';
import { decodeAs } from './decode-as.ts';
import { WRITING_SYSTEMS } from './legacy-encodings.ts';
import { scoreText } from './score-text.ts';

/** The declared language decides where texts look alike, but not against text that is plainly something else. */
const DECLARED_BONUS = 0.5;
/** Weight of the detector's confidence (0 to 1). It tells languages apart; which encoding of one, the letters tell better. */
const DETECTOR_WEIGHT = 0.3;
/** Accents that several alphabets share are more often Western ones. */
const WESTERN_BONUS = 0.1;

/**
 * The legacy encoding in which the bytes look most like the declared language, or like any.
 * @param sample see `sampleLines`
 */
export function guessLegacyEncoding(sample: Uint8Array, language: string | undefined): string {
  const opinions = new Map(analyse(sample).map(({ name, confidence }) => [labelOf(name), confidence / 100]));
  const declared = language?.split('-')[0]?.toLowerCase();
  let best = { encoding: 'windows-1252', score: -Infinity };
  for (const system of WRITING_SYSTEMS) {
    const detector = Math.max(...system.encodings.map((encoding) => opinions.get(labelOf(encoding)) ?? 0));
    const bonus =
      DETECTOR_WEIGHT * detector +
      (declared !== undefined && system.languages.includes(declared) ? DECLARED_BONUS : 0) +
      (system.languages.includes('en') ? WESTERN_BONUS : 0);
    for (const encoding of system.encodings) {
      const text = decodeAs(sample, encoding);
      const score = scoreText(text, system) + bonus;
      if (score > best.score) best = { encoding, score };
    }
  }
  return best.encoding;
}

function labelOf(name: string): string {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return name.toLowerCase();
  }
}
