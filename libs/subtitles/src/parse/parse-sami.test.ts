import { describe, expect, test } from '@jest/globals';
import { parseSubtitle } from './parse-subtitle.ts';

const SAMI = `<SAMI>
<HEAD>
<STYLE TYPE="text/css">
<!--
P { margin-left:8pt; }
.FIRST { Name:Korean; lang:ko-KR; SAMIType:CC; }
.SECOND { Name:English; lang: en-US; SAMIType:CC; }
-->
</STYLE>
</HEAD>
<BODY>
<SYNC Start=1000><P Class=FIRST>어디
가요?<br>지금?
<SYNC Start=1000><P Class=SECOND>Where are
you going?<BR/>Now?
<SYNC Start=3000><P Class=FIRST>&nbsp;
<SYNC Start=3500><P Class=SECOND>&nbsp;
<SYNC Start=4000><P Class=FIRST>집에.
<SYNC Start=6000><P Class=FIRST>&nbsp;
</BODY>
</SAMI>`;

describe('parseSubtitle reads SAMI', () => {
  test('in the language that is wanted', () => {
    expect(parseSubtitle(SAMI, { language: 'en' })).toEqual({
      format: 'sami',
      cues: [{ startMs: 1000, endMs: 3500, text: 'Where are you going?\nNow?' }],
      repairs: {},
    });
    expect(parseSubtitle(SAMI, { language: 'ko' }).cues).toEqual([
      { startMs: 1000, endMs: 3000, text: '어디 가요?\n지금?' },
      { startMs: 4000, endMs: 6000, text: '집에.' },
    ]);
  });

  test('in the language with most lines where none or another is wanted', () => {
    expect(parseSubtitle(SAMI).cues).toHaveLength(2);
    expect(parseSubtitle(SAMI, { language: 'fr' }).cues).toHaveLength(2);
  });

  test('by the names of classes where no style sheet tells the language', () => {
    const named = SAMI.replace(/<STYLE[^]*<\/STYLE>/, '')
      .replaceAll('FIRST', 'KRCC')
      .replaceAll('SECOND', 'ENUSCC');
    expect(parseSubtitle(named, { language: 'en' }).cues[0]?.text).toMatch(/^Where/);
    expect(parseSubtitle(named, { language: 'ko' }).cues[0]?.text).toMatch(/^어디/);
  });

  test('in small letters, with quotes, closed elements and no class', () => {
    const sami = `<sami><body><sync start="1000"><p>Hello.</p></sync><sync start='2000'><p>&nbsp;</p></sync></body></sami>`;
    expect(parseSubtitle(sami).cues).toEqual([{ startMs: 1000, endMs: 2000, text: 'Hello.' }]);
  });

  test('where a text stands until the next of its class, in any order', () => {
    const sami =
      '<SAMI><SYNC Start=5000><P Class=ENCC>Later.<SYNC Start=1000><P Class=ENCC>Sooner.<SYNC Start=7000><P Class=ENCC>';
    const { cues, repairs } = parseSubtitle(sami);
    expect(cues).toEqual([
      { startMs: 1000, endMs: 5000, text: 'Sooner.' },
      { startMs: 5000, endMs: 7000, text: 'Later.' },
    ]);
    expect(repairs).toEqual({ out_of_order: 1 });
  });
});
