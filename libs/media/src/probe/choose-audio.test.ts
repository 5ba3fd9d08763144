import { describe, expect, test } from '@jest/globals';
import { chooseAudio } from './choose-audio.ts';
import type { ProbedStream } from './ffprobe.ts';

function track(index: number, override: Partial<ProbedStream> = {}): ProbedStream {
  return { index, codec_type: 'audio', codec_name: 'aac', channels: 2, ...override };
}
const spoken = (language: string): Pick<ProbedStream, 'tags'> => ({ tags: { language } });
const chosen = (streams: readonly ProbedStream[], language?: string): number | undefined =>
  chooseAudio(streams, language)?.index;

describe('the sound track of a clip', () => {
  test('is the one in the language of the subtitles, however the tag is written', () => {
    const tracks = [track(1, { ...spoken('ger'), disposition: { default: 1 } }), track(2, spoken('eng'))];
    expect(chosen(tracks, 'en-US')).toBe(2);
    expect(chosen(tracks, 'de')).toBe(1);
  });

  test('is rather one without a language than one in another', () => {
    expect(chosen([track(1, spoken('fre')), track(2, spoken('und'))], 'en')).toBe(2);
  });

  test('is the default one when no language decides', () => {
    expect(chosen([track(1), track(2, { disposition: { default: 1 } })])).toBe(2);
    expect(chosen([track(1, spoken('jpn')), track(2, spoken('kor'))], 'en')).toBe(1);
  });

  test('is never a commentary or a description, by disposition or by title', () => {
    const tracks = [
      track(1, { ...spoken('eng'), disposition: { default: 1, comment: 1 } }),
      track(2, { tags: { language: 'eng', title: "Director's Commentary" } }),
      track(3, { ...spoken('eng'), disposition: { visual_impaired: 1 } }),
      track(4, spoken('fre')),
    ];
    expect(chosen(tracks, 'en')).toBe(4);
  });

  test('is missing in a silent film', () => {
    expect(chosen([{ index: 0, codec_type: 'video' }], 'en')).toBeUndefined();
  });
});
