/** The corpus in fixtures/lies: whatever an answer says, nothing is taken that is not in the subtitles, and the truth is. */
import { describe, expect, test } from '@jest/globals';
import { groundedExpression } from '@langflix/contracts';
import type { ChunkReady, GroundedExpression } from '@langflix/contracts';
import { aChunkReady } from '@langflix/testing';
import { readFileSync, readdirSync } from 'node:fs';
import { readAnswer } from '../gemini/answer-schema.ts';
import { DROP_REASONS } from './drop-reason.ts';
import { groundProposals } from './ground-proposals.ts';

type Item = Readonly<Record<string, unknown>> & { readonly expression: string };
interface Lies {
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly firstIndex: number;
  readonly contextBefore: readonly string[];
  readonly lines: readonly string[];
  readonly contextAfter: readonly string[];
  readonly truths: readonly Item[];
  /** A truth with fields changed, and the code it is to be dropped with. */
  readonly lies: readonly {
    readonly lie: string;
    readonly of: number;
    readonly with: Partial<Item>;
    readonly reason: string;
  }[];
}

const folder = new URL('../../fixtures/lies/', import.meta.url);
const corpus = readdirSync(folder)
  .sort()
  .map((file) => {
    const lies = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Lies;
    return [file.replace('.json', ''), lies, chunkOf(lies)] as const;
  });

function chunkOf({ firstIndex, contextBefore, lines, contextAfter, truths, ...languages }: Lies): ChunkReady {
  const texts = [...contextBefore, ...lines, ...contextAfter];
  const cues = texts.map((text, i) => ({
    index: firstIndex + i,
    startMs: 60_000 + i * 2500,
    endMs: 62_000 + i * 2500,
    text,
  }));
  const [from, to] = [contextBefore.length, contextBefore.length + lines.length];
  return aChunkReady({
    sourceLanguage: languages.sourceLanguage,
    targetLanguage: languages.targetLanguage,
    hasTranslation: false,
    contextBefore: cues.slice(0, from),
    cues: cues.slice(from, to),
    contextAfter: cues.slice(to),
    minExpressions: 1,
    maxExpressions: truths.length,
  });
}

const lieItems = ({ truths, lies }: Lies): Item[] =>
  lies.map(({ of, with: change }) => ({ ...(truths[of] as Item), score: 0.9, ...change }));

function groundText(text: string, chunk: ChunkReady) {
  const read = readAnswer(text, chunk);
  const { expressions, dropped } = groundProposals(chunk, read?.proposals ?? []);
  const malformed = (read?.malformed ?? []).map((expression) => ({ expression, reason: 'malformed' }));
  return { read, expressions, dropped: [...malformed, ...dropped] };
}
const ground = (chunk: ChunkReady, items: readonly Item[]) =>
  groundText(JSON.stringify({ expressions: items }), chunk);

const squeezed = (text: string) => text.normalize('NFKC').replace(/\s+/g, '');

/** Every text and time is that of the cue it is said to be from, and the expression stands in its own cues. */
function expectNothingInvented(chunk: ChunkReady, expressions: readonly GroundedExpression[]): void {
  const cues = [...chunk.contextBefore, ...chunk.cues, ...chunk.contextAfter];
  for (const grounded of expressions) {
    const { analysis, scene } = grounded;
    expect(groundedExpression.safeParse(grounded).error).toBeUndefined();
    const at = cues.findIndex((cue) => cue.index === analysis.expressionCue);
    expect(chunk.cues).toContain(cues[at]);
    const said = squeezed(`${cues[at]?.text}${cues[at + 1]?.text ?? ''}`);
    expect(said).toContain(squeezed(analysis.expression));
    const inScene = cues.filter(({ index }) => index >= analysis.firstCue && index <= analysis.lastCue);
    expect(analysis.dialogues).toEqual(inScene.map((cue) => cue.text));
    expect(analysis.contextStartMs).toBe(inScene.at(0)?.startMs);
    expect(analysis.contextEndMs).toBe(inScene.at(-1)?.endMs);
    for (const cue of scene) expect(cues).toContainEqual({ ...cue, translation: undefined });
  }
}

/** Kinds that every language of the corpus has to meet. */
const KINDS = [
  'shifted indices',
  'invented line',
  'said in another line',
  'said in the context',
  'merged translations',
  'missing translations',
  'empty translation',
  'wrong script',
  'duplicate expression',
  'index out of range',
  'dictionary form',
  'malformed item',
  'no expression',
];

test('the corpus holds every language and every kind of lie', () => {
  expect(corpus.map(([language]) => language)).toEqual(['de', 'es', 'fr', 'ja', 'ko', 'pt', 'vi', 'zh']);
  for (const [, { lies, truths }] of corpus) {
    expect(lies.map(({ lie }) => lie)).toEqual(expect.arrayContaining(KINDS));
    expect(truths.length).toBeGreaterThanOrEqual(4);
  }
});

describe.each(corpus)('an answer about lines in %s', (_language, lies, chunk) => {
  test('is taken whole when it is true', () => {
    const { expressions, dropped } = ground(chunk, lies.truths);
    expect(dropped).toEqual([]);
    expect(expressions).toHaveLength(lies.truths.length);
    expect(expressions.map(({ analysis }) => analysis.translationSource)).toEqual(
      lies.truths.map(() => 'model'),
    );
    expectNothingInvented(chunk, expressions);
  });

  test.each(lies.lies.map((one, i) => [one.lie, one.reason, i] as const))(
    'is dropped where it lies by %s: %s',
    (_lie, reason, i) => {
      const item = lieItems(lies)[i] as Item;
      const truth = lies.truths[lies.lies[i]?.of ?? 0] as Item;
      const { expressions, dropped } = ground(chunk, reason === 'duplicate' ? [truth, item] : [item]);
      expect(dropped).toEqual([{ expression: item.expression, reason }]);
      expect(expressions).toHaveLength(reason === 'duplicate' ? 1 : 0);
    },
  );

  test('gives up all of its truths and none of its lies when they come together', () => {
    const items = [...lieItems(lies), ...lies.truths];
    const { expressions, dropped } = ground(chunk, items);
    expect(expressions).toHaveLength(lies.truths.length);
    expect(dropped).toHaveLength(lies.lies.length);
    const codes: readonly string[] = ['malformed', ...DROP_REASONS];
    for (const { reason } of dropped) expect(codes).toContain(reason);
    expectNothingInvented(chunk, expressions);
  });

  test('yields nothing that is not said there when it is about another film', () => {
    for (const [, others] of corpus) {
      if (others === lies) continue;
      const shift = lies.firstIndex - others.firstIndex;
      const moved = [...others.truths, ...lieItems(others)].map((item) => ({
        ...item,
        ...Object.fromEntries(
          ['cue', 'first_cue', 'last_cue'].map((name) => [name, Number(item[name]) + shift]),
        ),
      }));
      expect(ground(chunk, moved).expressions).toEqual([]);
    }
  });

  const clean = JSON.stringify({ expressions: lies.truths });
  test.each([
    ['a Markdown fence', '```json\n' + clean + '\n```'],
    ['words around it', `Here you are: ${clean}\nI hope this helps!`],
    ['trailing commas', clean.replaceAll('"}', '",}').replaceAll(']', ',]')],
    [
      'extra fields',
      JSON.stringify({ note: 'x', expressions: lies.truths.map((t) => ({ ...t, start: 1 })) }),
    ],
    ['no object around the list', JSON.stringify(lies.truths)],
  ])('is read in spite of %s', (_what, text) => {
    expect(groundText(text, chunk).expressions).toHaveLength(lies.truths.length);
  });

  test.each([
    ['cut', clean.slice(0, -40)],
    ['cut within its fence', '```json\n' + clean.slice(0, clean.length / 2)],
    ['empty', ''],
    ['given twice', `${clean}\n${clean}`],
  ])('is not read, not even half, when it is %s', (_what, text) => {
    expect(groundText(text, chunk).read).toBeUndefined();
  });
});
