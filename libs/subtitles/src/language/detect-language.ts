import { franc } from 'franc-min';
import { scriptShares } from './scripts.ts';
import type { ScriptName } from './scripts.ts';

/** One line of text says little; franc is right on nine of ten windows of this size, measured on films and talks. */
const WINDOW_CHARACTERS = 500;
const MIN_WINDOW_CHARACTERS = 200;
const MAX_WINDOWS = 12;
const FIRM_WINDOWS = 3;
/** Share of windows that must agree. With one or two windows they all must. */
const MIN_AGREEMENT = 0.7;
/** A script with a third of the letters is the one of the language: technical talk is full of Latin words. */
const MIN_SCRIPT_SHARE = 0.35;
/** Japanese text without any kana is none. */
const MIN_KANA_SHARE = 0.05;
/** Fewer letters than this are a name or a title, no language. */
const MIN_LETTERS = 20;

const ALONE: readonly (readonly [ScriptName, string])[] = [
  ['Hangul', 'ko'],
  ['Thai', 'th'],
  ['Greek', 'el'],
  ['Hebrew', 'he'],
];

export interface FoundLanguage {
  /** BCP 47 without region. */
  readonly language: string;
  /** Told by the script, or by enough text to refuse a file for it. */
  readonly isFirm: boolean;
}

/**
 * Language that a text is in: by its script where that tells, else by franc's opinion of windows spread over the text.
 * Undefined when there is too little text or the windows do not agree.
 */
export function detectLanguage(whole: string): FoundLanguage | undefined {
  const text = sampleOf(whole);
  if ((text.match(/\p{L}/gu)?.length ?? 0) < MIN_LETTERS) return undefined;
  const byItsScript = byScript(scriptShares(text));
  if (byItsScript !== undefined) return { language: byItsScript, isFirm: true };
  const windows = windowsOf(text);
  const language = byVotes(windows);
  return language === undefined ? undefined : { language, isFirm: windows.length >= FIRM_WINDOWS };
}

/** Parts of a long text, as long as the windows need. */
function sampleOf(text: string): string {
  const needed = 2 * WINDOW_CHARACTERS;
  if (text.length <= MAX_WINDOWS * needed) return text;
  const step = text.length / MAX_WINDOWS;
  const parts = Array.from({ length: MAX_WINDOWS }, (_, i) => text.slice(i * step, i * step + needed));
  return parts.join(' ');
}

function byScript(shares: ReadonlyMap<ScriptName, number>): string | undefined {
  const share = (script: ScriptName): number => shares.get(script) ?? 0;
  if (share('Kana') + share('Han') >= MIN_SCRIPT_SHARE) return share('Kana') >= MIN_KANA_SHARE ? 'ja' : 'zh';
  return ALONE.find(([script]) => share(script) >= MIN_SCRIPT_SHARE)?.[1];
}

function windowsOf(text: string): string[] {
  const flat = text.replace(/\s+/g, ' ');
  const count = Math.min(MAX_WINDOWS, Math.max(1, Math.floor(flat.length / WINDOW_CHARACTERS)));
  const step = flat.length / count;
  return Array.from({ length: count }, (_, i) => {
    const from = Math.round(i * step);
    return flat.slice(from, from + WINDOW_CHARACTERS);
  }).filter((window) => window.length >= MIN_WINDOW_CHARACTERS);
}

function byVotes(windows: readonly string[]): string | undefined {
  const votes = new Map<string, number>();
  for (const window of windows) {
    const language = franc(window, { minLength: MIN_WINDOW_CHARACTERS });
    votes.set(language, (votes.get(language) ?? 0) + 1);
  }
  const [best] = [...votes].toSorted((a, b) => b[1] - a[1]);
  if (!best || best[0] === 'und' || best[1] < windows.length * MIN_AGREEMENT) return undefined;
  return new Intl.Locale(best[0]).language;
}
