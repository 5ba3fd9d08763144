import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '@langflix/testing';
import { mkdir, writeFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { devicesOf, isDeviceWished, wishedEncoders } from './encoder-devices.ts';

describe('the devices of an encoder', () => {
  test('are all render nodes and cards, by number', async () => {
    await using dev = await temporaryFolder();
    await mkdir(join(dev.path, 'dri'));
    for (const name of ['card0', 'renderD130', 'renderD128'])
      await writeFile(join(dev.path, 'dri', name), '');
    for (const name of ['nvidia0', 'nvidia1', 'nvidiactl']) await writeFile(join(dev.path, name), '');
    const nodes = [128, 130].map((number) => join(dev.path, `dri/renderD${number}`));
    for (const name of ['h264_vaapi', 'h264_qsv'] as const) {
      expect(await devicesOf(name, dev.path)).toEqual(nodes.map((device) => ({ name, device })));
    }
    expect(await devicesOf('h264_nvenc', dev.path)).toEqual([
      { name: 'h264_nvenc', device: '0' },
      { name: 'h264_nvenc', device: '1' },
    ]);
  });

  test('are none where they would be render nodes and there is no node', async () => {
    expect(await devicesOf('h264_qsv', '/nowhere')).toEqual([]);
    expect(await devicesOf('h264_vaapi', '/nowhere')).toEqual([]);
  });

  test("are left to the driver's choice where none can be seen", async () => {
    expect(await devicesOf('h264_nvenc', '/nowhere')).toEqual([{ name: 'h264_nvenc' }]);
    expect(await devicesOf('h264_videotoolbox')).toEqual([{ name: 'h264_videotoolbox' }]);
  });
});

describe('a wish', () => {
  test('for a kind of device or an encoder narrows what is tried', () => {
    const ofSystem =
      platform() === 'darwin' ? ['h264_videotoolbox'] : ['h264_nvenc', 'h264_qsv', 'h264_vaapi'];
    expect(wishedEncoders({ hardwareAcceleration: 'auto' })).toEqual(ofSystem);
    expect(wishedEncoders({ hardwareAcceleration: 'videotoolbox' })).toEqual(['h264_videotoolbox']);
    expect(wishedEncoders({ hardwareAcceleration: 'auto', codec: 'h264_qsv' })).toEqual(['h264_qsv']);
    expect(wishedEncoders({ hardwareAcceleration: 'none' })).toEqual([]);
  });

  test.each([
    [{ hardwareAcceleration: 'auto' }, false],
    [{ hardwareAcceleration: 'auto', codec: 'libx264' }, false],
    [{ hardwareAcceleration: 'none' }, false],
    [{ hardwareAcceleration: 'cuda' }, true],
    [{ hardwareAcceleration: 'auto', codec: 'h264_vaapi' }, true],
  ] as const)('%j names a device: %s', (wish, isWished) => {
    expect(isDeviceWished(wish)).toBe(isWished);
  });
});
