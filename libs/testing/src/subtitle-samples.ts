/** A small file of every subtitle format that is read, to be broken in tests. */
export const SUBTITLE_SAMPLES: readonly string[] = [
  '1\n00:00:01,000 --> 00:00:02,000\nHello.\n\n2\n00:00:03,000 --> 00:00:04,000\n안녕\n',
  'WEBVTT\n\nNOTE Nobody says this.\n\n00:01.000 --> 00:02.000 align:start\n<v Ann>Hello.\n\n00:02.000 --> 00:03.000\nHo &amp; ho\n',
  '[Script Info]\n[Events]\nFormat: Layer, Start, End, Style, Text\nDialogue: 0,0:00:01.00,0:00:02.00,Default,{\\p1}m 0{\\p0}Hi\\NHo\nDialogue: 0,0:00:03.00,0:00:04.00,Sign,EXIT\n',
  '<SAMI><STYLE>.KRCC {lang:ko-KR;}</STYLE><SYNC Start=1000><P Class=KRCC>안녕<br>&nbsp;<SYNC Start=2000><P>',
  '<tt ttp:frameRate="24"><body><div begin="1s"><p begin="1s" dur="24f">Hi<br/><span>Ho</span></p></div></body></tt>',
  '{1}{1}23.976\n{10}{20}Hi|{y:i}Ho\n{30}{}Ha\n',
  '[10][20]/Hi|Ho\n[30][40]Ha\n',
  '[INFORMATION]\n[SUBTITLE]\n00:00:01.00,00:00:02.00\nHi[br]Ho\n',
  '0:00:01.000,0:00:02.000\nHi\n\n0:00:03.000,0:00:04.000\nHo\n',
];
