import type { Cue, ExpressionAnalysis, GroundedExpression } from '@langflix/contracts';

/** A little scene of eight lines with Korean translations; line i is the default text of cue i (modulo eight). */
export const DIALOGUE: readonly (readonly [text: string, translation: string])[] = [
  ['Did you hear back from the bakery?', '빵집에서 연락 왔어?'],
  ['They turned me down this morning.', '오늘 아침에 거절당했어.'],
  ["I'm sorry. Don't beat yourself up over it.", '안됐다. 너무 자책하지 마.'],
  ['Easy for you to say. You always land on your feet.', '말은 쉽지. 넌 늘 잘 헤쳐 나가잖아.'],
  ["Let's call it a day and get some soup.", '오늘은 이쯤 하고 국이나 먹으러 가자.'],
  ["Only if you're paying.", '네가 산다면.'],
  ['Deal. I owe you one anyway.', '좋아. 어차피 내가 신세도 졌으니까.'],
  ['You owe me at least three.', '적어도 세 번은 졌지.'],
];
const FIRST_LINE_MS = 60_000;
const LINE_EVERY_MS = 2_600;
const LINE_LASTS_MS = 2_200;

/** A cue of the dialogue: text, translation and times follow from its index unless given (the end from the start). */
export function makeCue(override: Partial<Cue> = {}): Cue {
  const index = override.index ?? 0;
  const startMs = override.startMs ?? FIRST_LINE_MS + index * LINE_EVERY_MS;
  const [text, translation] = DIALOGUE[index % DIALOGUE.length] as (typeof DIALOGUE)[number];
  return { index, startMs, endMs: startMs + LINE_LASTS_MS, text, translation, ...override };
}

/** `count` cues of the dialogue in a row, from index `first`. */
export function makeCues(count: number = DIALOGUE.length, first = 0): Cue[] {
  return Array.from({ length: count }, (_, i) => makeCue({ index: first + i }));
}

/** `call it a day` in cue 4, scene 2..5, with the whole dialogue as neighbours; `analysis` overrides single fields. */
export function aGroundedExpression(
  override: { readonly analysis?: Partial<ExpressionAnalysis>; readonly scene?: Cue[] } = {},
): GroundedExpression {
  const expressionCue = override.analysis?.expressionCue ?? 4;
  const firstCue = override.analysis?.firstCue ?? Math.max(0, expressionCue - 2);
  const lastCue = override.analysis?.lastCue ?? expressionCue + 1;
  const scene =
    override.scene ?? makeCues(lastCue + 3 - Math.max(0, firstCue - 2), Math.max(0, firstCue - 2));
  const inContext = scene.filter(({ index }) => index >= firstCue && index <= lastCue);
  const line = scene.find(({ index }) => index === expressionCue) ?? makeCue({ index: expressionCue });
  const analysis: ExpressionAnalysis = {
    expression: 'call it a day',
    expressionTranslation: '오늘은 이쯤 하다',
    expressionDialogue: line.text,
    expressionDialogueTranslation: line.translation ?? '',
    dialogues: inContext.map(({ text }) => text),
    translation: inContext.map(({ translation }) => translation ?? ''),
    contextStartMs: inContext.at(0)?.startMs ?? line.startMs,
    contextEndMs: inContext.at(-1)?.endMs ?? line.endMs,
    expressionStartMs: line.startMs,
    expressionEndMs: line.endMs,
    similarExpressions: ['wrap it up', 'leave it at that'],
    sceneType: 'everyday',
    level: 'intermediate',
    score: 0.8,
    expressionCue,
    firstCue,
    lastCue,
    translationSource: 'track',
    expressionTranslationSource: 'model',
    ...override.analysis,
  };
  return { analysis, scene };
}
