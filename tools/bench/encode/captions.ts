interface Line {
  readonly fromSec: number;
  readonly toSec: number;
  readonly text: string;
}

/** Captions of a plain ffmpeg command: the size and outline that the product burns in too. Less than a minute. */
export const plainCaptions = (lines: readonly Line[]): string => `[Script Info]
ScriptType: v4.00+
PlayResX: 1280
PlayResY: 720

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, OutlineColour, BorderStyle, Outline, Alignment, MarginV
Style: Clip,Noto Sans CJK KR,44,&H00FFFFFF,&H00000000,1,3,2,40

[Events]
Format: Layer, Start, End, Style, Text
${lines.map(dialogue).join('\n')}
`;

const dialogue = ({ fromSec, toSec, text }: Line): string =>
  `Dialogue: 0,${time(fromSec)},${time(toSec)},Clip,${text}`;

const time = (sec: number): string => `0:00:${sec.toFixed(2).padStart(5, '0')}`;
