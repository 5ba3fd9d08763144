import { describe, expect, test } from '@jest/globals';
import { parseSubtitle } from './parse-subtitle.ts';

const document = (body: string, attributes = ''): string =>
  `<?xml version="1.0"?><!-- a > b --><tt xmlns="http://www.w3.org/ns/ttml" ${attributes}><head><metadata><ttm:title>No line</ttm:title></metadata></head>
<body>${body}</body></tt>`;
const times = (attributes: string, root = ''): unknown => {
  const [cue] = parseSubtitle(document(`<div><p ${attributes}>Hello.</p></div>`, root)).cues;
  return cue && [cue.startMs, cue.endMs];
};

describe('parseSubtitle reads TTML', () => {
  test('with line breaks, spans, references and CDATA', () => {
    const body = `<div><p begin="00:00:01.000" end="00:00:02.500" style='a>b'>
      Salt &amp; <span tts:fontStyle="italic">pepper,</span><br/>
      <![CDATA[1 < 2]]>
    </p></div>`;
    expect(parseSubtitle(document(body))).toEqual({
      format: 'ttml',
      cues: [{ startMs: 1000, endMs: 2500, text: 'Salt &amp; pepper,\n1 &lt; 2' }],
      repairs: {},
    });
  });

  test.each([
    ['begin="00:01:02.5" end="01:00:00"', '', [62_500, 3_600_000]],
    ['begin="00:00:01:12" end="00:00:02:00"', 'ttp:frameRate="24"', [1500, 2000]],
    ['begin="24f" end="48f"', 'ttp:frameRate="24" ttp:frameRateMultiplier="1000 1001"', [1001, 2002]],
    ['begin="1.5s" dur="500ms"', '', [1500, 2000]],
    ['begin="0.5m" end="0.01h"', '', [30_000, 36_000]],
    ['begin="15000000t" end="20000000t"', 'ttp:tickRate="10000000"', [1500, 2000]],
  ])('with the times %s %s', (attributes, root, expected) => {
    expect(times(attributes, root)).toEqual(expected);
  });

  test('with times relative to the element around', () => {
    const body =
      '<div begin="10s"><p begin="1s" end="2s">One</p></div><div begin="20s" end="25s"><p>Two</p></div>';
    expect(parseSubtitle(document(body)).cues).toEqual([
      { startMs: 11_000, endMs: 12_000, text: 'One' },
      { startMs: 20_000, endMs: 25_000, text: 'Two' },
    ]);
  });

  test('with the times of the spans where the paragraph has none', () => {
    const body = '<p><span begin="1s" end="2s">One </span><span begin="2s" end="3s">two</span></p>';
    expect(parseSubtitle(document(body)).cues).toEqual([{ startMs: 1000, endMs: 3000, text: 'One two' }]);
  });

  test('in the language that is wanted', () => {
    const body = `<div xml:lang="en"><p begin="1s" end="2s">Yes</p><p begin="3s" end="4s">No</p></div>
      <div xml:lang="fr-FR"><p begin="1s" end="2s">Oui</p></div>`;
    const texts = (language?: string): string[] =>
      parseSubtitle(document(body), language === undefined ? {} : { language }).cues.map(({ text }) => text);
    expect(texts('fr')).toEqual(['Oui']);
    expect(texts('en')).toEqual(['Yes', 'No']);
    expect(texts()).toEqual(['Yes', 'No']);
  });

  test('and leaves out what has no time that can be read, counted', () => {
    const { cues, repairs } = parseSubtitle(
      document('<p begin="soon" end="later">Lost</p><p begin="1s" end="2s">Kept</p>'),
    );
    expect(cues.map(({ text }) => text)).toEqual(['Kept']);
    expect(repairs).toEqual({ unreadable_time: 1 });
  });
});
