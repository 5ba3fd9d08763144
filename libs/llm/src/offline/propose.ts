import type { ChunkReady, Cue } from '@langflix/contracts';
import type { ProposedExpression } from '../proposed-expression.ts';
import { inOneRow } from '../grounding/searchable-text.ts';
import { visibleCues } from '../grounding/locate-expression.ts';
import type { Dictionary } from './dictionary.ts';
import type { LexiconEntry } from './lexicon/entry.ts';
import { findExpressions } from './match/find-expressions.ts';
import { explain, meaningOf } from './meaning.ts';
import { GOOD_ENOUGH, SINGLE_WORD_BASE, baseScore, scoreOf } from './rank.ts';
import { sceneAround } from './scene-around.ts';
import { entryForWord, unusualWords } from './single-words.ts';
import { spreadOut } from './spread-out.ts';
import { tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';

interface Candidate {
  readonly entry: LexiconEntry;
  readonly first: Token;
  readonly last: Token;
  readonly score: number;
}

/** The best expressions of a chunk, at most its maxExpressions; single words only to reach its minExpressions. */
export async function propose(chunk: ChunkReady, dictionary: Dictionary): Promise<ProposedExpression[]> {
  const tokens = tokenize(chunk.cues);
  const found = rankedExpressions(chunk, tokens, dictionary);
  const good = found.filter((candidate) => candidate.score >= GOOD_ENOUGH);
  const chosen = good.length >= chunk.minExpressions ? good : found.slice(0, chunk.minExpressions);
  const taken = spreadOut(chosen, chunk.maxExpressions);
  if (taken.length < chunk.minExpressions) {
    taken.push(...(await singleWords(chunk, tokens, { dictionary, taken })));
  }
  return Promise.all(taken.map((candidate) => toProposal(chunk, candidate, dictionary)));
}

function toCandidate(chunk: ChunkReady, tokens: readonly Token[], at: { from: number; end: number }) {
  const [first, last] = [tokens[at.from], tokens[at.end - 1]];
  if (first === undefined || last === undefined) return undefined;
  const wordsInLine = tokens.filter((token) => token.cue >= first.cue && token.cue <= last.cue).length;
  return (entry: LexiconEntry, base: number): Candidate => {
    const measures = { base, level: entry.level, wordsInLine, wordsOfExpression: at.end - at.from };
    return { entry, first, last, score: scoreOf(measures, chunk.level) };
  };
}

/** Best first, each headword once. */
function rankedExpressions(chunk: ChunkReady, tokens: readonly Token[], dictionary: Dictionary): Candidate[] {
  const candidates = findExpressions(tokens, dictionary.lexicon, dictionary.lemmasOf).flatMap((found) => {
    const candidate = toCandidate(chunk, tokens, found)?.(found.entry, baseScore(found.entry.worth));
    return candidate && candidate.last.cue - candidate.first.cue <= 1 ? [candidate] : [];
  });
  const seen = new Set<string>();
  return candidates
    .toSorted((a, b) => b.score - a.score)
    .filter(({ entry }) => !seen.has(entry.headword) && seen.add(entry.headword));
}

async function singleWords(
  chunk: ChunkReady,
  tokens: readonly Token[],
  { dictionary, taken }: { dictionary: Dictionary; taken: readonly Candidate[] },
): Promise<Candidate[]> {
  const words: Candidate[] = [];
  for (const word of unusualWords(tokens, dictionary)) {
    if (taken.length + words.length >= chunk.minExpressions) break;
    const entry = await entryForWord(word, dictionary);
    const candidate = toCandidate(chunk, tokens, { from: word.at, end: word.at + 1 });
    if (entry && candidate) words.push(candidate(entry, SINGLE_WORD_BASE));
  }
  return words;
}

/** The expression as it stands, from its first word to its last, over two cues where it runs on. */
function surfaceOf(cues: readonly Cue[], first: Token, last: Token): string {
  const opening = cues[first.cue]?.text ?? '';
  if (first.cue === last.cue) return inOneRow(opening.slice(first.start, last.end));
  const closing = cues[last.cue]?.text ?? '';
  return inOneRow(`${opening.slice(first.start)} ${closing.slice(0, last.end)}`);
}

async function toProposal(
  chunk: ChunkReady,
  { entry, first, last, score }: Candidate,
  dictionary: Dictionary,
): Promise<ProposedExpression> {
  const cues = visibleCues(chunk);
  const offset = chunk.contextBefore.length;
  const scene = sceneAround(cues, offset + first.cue, offset + last.cue);
  const { gloss, similar } = await meaningOf(entry, dictionary);
  const expression = surfaceOf(chunk.cues, first, last);
  const indexAt = (position: number) => cues[position]?.index ?? 0;
  return {
    expression,
    translation: explain(expression, entry.headword, gloss),
    translationSource: 'gloss',
    cue: indexAt(offset + first.cue),
    firstCue: indexAt(scene.first),
    lastCue: indexAt(scene.last),
    similar: [...similar],
    level: entry.level,
    scene: 'everyday',
    score,
  };
}
