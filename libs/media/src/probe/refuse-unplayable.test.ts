import { expect, test } from '@jest/globals';
import { refuseUnplayable } from './refuse-unplayable.ts';

const file = { streams: [], format: {} };

test('Dolby Vision is taken with a picture for other screens underneath, and refused without', () => {
  const film = (profile: number, compatible: number) => () =>
    refuseUnplayable(
      file,
      { side_data_list: [{ dv_profile: profile, dv_bl_signal_compatibility_id: compatible }] },
      'film.mkv',
    );
  expect(film(8, 1)).not.toThrow();
  expect(film(7, 6)).not.toThrow();
  expect(film(5, 0)).toThrow(/^film.mkv is in Dolby Vision profile 5.*HDR10 or SDR/);
});

test('encrypted packets are told from others', () => {
  const packet = (type: string) => ({ ...file, packets: [{ side_data_list: [{ side_data_type: type }] }] });
  expect(() => refuseUnplayable(packet('Skip Samples'), {}, 'film.mp4')).not.toThrow();
  expect(() => refuseUnplayable(packet('Encryption info'), {}, 'film.mp4')).toThrow(/is encrypted/);
});
