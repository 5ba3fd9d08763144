import { describe, expect, test } from '@jest/globals';
import { readAnswer, responseSchema } from './answer-schema.ts';

const item = {
  expression: 'call it a day',
  translation: '이쯤 하다',
  cue: 4,
  first_cue: 3,
  last_cue: 5,
  line_translations: ['a', 'b', 'c'],
  similar: ['wrap it up'],
  level: 'intermediate',
  scene: 'everyday',
  score: 0.8,
};
const chunk = { hasTranslation: false };
const read = (answer: unknown, hasTranslation = false) =>
  readAnswer(JSON.stringify(answer), { hasTranslation });

describe('the answer of the model', () => {
  test('becomes proposals', () => {
    expect(read({ expressions: [item] })).toEqual({
      malformed: [],
      proposals: [
        {
          expression: 'call it a day',
          translation: '이쯤 하다',
          translationSource: 'model',
          cue: 4,
          firstCue: 3,
          lastCue: 5,
          lineTranslations: ['a', 'b', 'c'],
          similar: ['wrap it up'],
          level: 'intermediate',
          scene: 'everyday',
          score: 0.8,
        },
      ],
    });
  });

  test('has no say in line translations when a track was supplied', () => {
    expect(read({ expressions: [item] }, true)?.proposals[0]).not.toHaveProperty('lineTranslations');
  });

  test('that forgets line translations counts as having none, which grounding refuses', () => {
    const without = { ...item, line_translations: undefined };
    expect(read({ expressions: [without] })?.proposals[0]?.lineTranslations).toEqual([]);
  });

  test('may hold nothing, and more than was asked for', () => {
    expect(read({ expressions: [] })).toEqual({ proposals: [], malformed: [] });
    expect(read({ expressions: [{ ...item, start: '00:01' }], note: 1 })?.proposals).toHaveLength(1);
  });

  test('is read item by item: what is malformed does not spoil the rest', () => {
    const answer = read({ expressions: [{ ...item, cue: '4' }, { ...item, level: 'hard' }, 7, item] });
    expect(answer?.proposals).toHaveLength(1);
    expect(answer?.malformed).toEqual(['call it a day', 'call it a day', '']);
  });

  test('is read out of a Markdown fence, and as a bare list', () => {
    expect(readAnswer('```json\n{"expressions": []}\n```', chunk)).toEqual({ proposals: [], malformed: [] });
    expect(read([item])?.proposals).toHaveLength(1);
  });

  test.each(['', '{"expressions": [{"expre', '[1]', '["a"]', '{"expressions": {}}', 'null', '"text"'])(
    'is no answer when it is %j',
    (text) => {
      expect(readAnswer(text, chunk)).toBeUndefined();
    },
  );
});

test('the model is held to translations of lines only when there is no track', () => {
  expect(JSON.stringify(responseSchema({ hasTranslation: false }))).toContain('line_translations');
  expect(JSON.stringify(responseSchema({ hasTranslation: true }))).not.toContain('line_translations');
});
