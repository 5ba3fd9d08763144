import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseOrMend } from './mend-json.ts';

describe('JSON of a model', () => {
  test.each([
    ['clean', '{"a":[1]}'],
    ['in a fence', '```json\n{"a":[1]}\n```'],
    ['in a fence without a name', '```\n{"a":[1]}```'],
    ['behind a byte order mark', '\ufeff{"a":[1]}'],
    ['with words around it', 'Sure! Here it is: {"a":[1]} Anything else?'],
    ['with brackets in those words', 'As asked [see above], {"a":[1]}'],
    ['with trailing commas', '{"a":[1,],\n}'],
    ['with both', '```json\n{"a":[1, ]}\n```'],
  ])('is read when it is %s', (_what, text) => {
    expect(parseOrMend(text)).toEqual({ a: [1] });
  });

  test.each([
    ['nothing', ''],
    ['no JSON', 'I cannot help with that.'],
    ['cut', '{"a":[1,2'],
    ['cut in a string', '{"a":"b'],
    ['cut behind a whole part', '[{"a":1},{"b"'],
    ['there twice', '{"a":1}\n{"a":2}'],
    ['in single quotes', "{'a': 1}"],
    ['closed twice', '{"a":1}}}{'],
  ])('is left alone when it is %s', (_what, text) => {
    expect(parseOrMend(text)).toBeUndefined();
  });

  test('keeps its strings as they are', () => {
    const text = String.raw`Here: {"a":"he said \"[1,]\", and ,} left","b":["{"],}`;
    expect(parseOrMend(text)).toEqual({ a: 'he said "[1,]", and ,} left', b: ['{'] });
  });

  test('comes out of a fence as it went in, and never out of half of it', () => {
    const value = fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 });
    fc.assert(
      fc.property(value, fc.nat(), (data, at) => {
        const json = JSON.stringify(data);
        expect(parseOrMend(`\`\`\`json\n${json}\n\`\`\``)).toEqual(JSON.parse(json));
        expect(parseOrMend(json.slice(0, at % json.length))).toBeUndefined();
      }),
    );
  });
});
