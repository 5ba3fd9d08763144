/** What a track is made of: `text` can be used; `pictures` cannot; `other` is text that ffmpeg does not read. */
export type TrackForm = 'text' | 'pictures' | 'other';

/** How a text codec is taken out. SubRip and ASS as they are, so that their bytes meet our own decoder. */
export interface Extraction {
  readonly extension: 'srt' | 'ass';
  readonly codec: 'copy' | 'subrip';
}

const EXTRACTIONS: Readonly<Record<string, Extraction>> = {
  subrip: { extension: 'srt', codec: 'copy' },
  ass: { extension: 'ass', codec: 'copy' },
  ssa: { extension: 'ass', codec: 'copy' },
  mov_text: { extension: 'srt', codec: 'subrip' },
  webvtt: { extension: 'srt', codec: 'subrip' },
  text: { extension: 'srt', codec: 'subrip' },
};
const PICTURES: Readonly<Record<string, string>> = {
  hdmv_pgs_subtitle: 'PGS',
  dvd_subtitle: 'VobSub',
  dvb_subtitle: 'DVB',
  xsub: 'XSUB',
};

export function formOf(codec: string): TrackForm {
  if (codec in EXTRACTIONS) return 'text';
  return codec in PICTURES ? 'pictures' : 'other';
}

/** Undefined for a codec that is no text. */
export function extractionOf(codec: string): Extraction | undefined {
  return EXTRACTIONS[codec];
}

/** The name that people know a codec by. */
export function codecName(codec: string): string {
  return PICTURES[codec] ?? codec;
}
