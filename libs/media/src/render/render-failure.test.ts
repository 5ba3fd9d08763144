import { describe, expect, test } from '@jest/globals';
import { renderFailure } from './render-failure.ts';
import type { ProgramResult } from '../process/run-program.ts';

const film = { uri: 'file:///media/a.mp4', input: '/media/a.mp4', encoder: { name: 'libx264' } } as const;
const failureOf = (run: Partial<ProgramResult>) =>
  renderFailure({ exitCode: 0, stdout: '', stderr: '', elapsedMs: 1, ...run }, film);

describe('a run of ffmpeg', () => {
  test('that went well is no failure, whatever it grumbled', () => {
    expect(failureOf({ stderr: '[aac @ 0x55] Input buffer exhausted' })).toBeUndefined();
  });

  test('out of disk space is worth another try later', () => {
    const stderr = 'av_interleaved_write_frame(): No space left on device';
    expect(failureOf({ exitCode: 1, stderr })).toMatchObject({ name: 'RetryableError', code: 'disk_full' });
  });

  test('that was stopped or killed is worth another try', () => {
    expect(failureOf({ exitCode: null, stopped: 'stalled' })).toMatchObject({
      name: 'RetryableError',
      code: 'render_stopped',
    });
    expect(failureOf({ exitCode: null })).toMatchObject({ name: 'RetryableError', code: 'render_killed' });
  });

  test("that failed for good names the film and ffmpeg's reason, not the path or addresses", () => {
    const stderr = '[mov,mp4 @ 0x55ad351fea00] moov atom not found\nfile:/media/a.mp4: Invalid data found';
    const failure = failureOf({ exitCode: 1, stderr });
    expect(failure).toMatchObject({ name: 'TerminalError', code: 'render_failed' });
    expect(failure?.message).toBe(
      'ffmpeg could not cut file:///media/a.mp4: [mov,mp4] moov atom not found; Invalid data found',
    );
  });

  test.each([
    ['OpenEncodeSessionEx failed: out of memory (10): (no details)', 'encoder_busy'],
    ['Cannot load libcuda.so.1', 'encoder_broken'],
  ])("that failed for its device's sake names the device: %s", (words, code) => {
    const run = { exitCode: 1, stdout: '', stderr: `[h264_nvenc @ 0x5] ${words}`, elapsedMs: 1 };
    expect(renderFailure(run, { ...film, encoder: { name: 'h264_nvenc', device: '1' } })).toMatchObject({
      ...{ name: 'RetryableError', code },
      message: expect.stringMatching(/^h264_nvenc on 1 .*\[h264_nvenc\]/),
    });
    expect(renderFailure(run, film)).toMatchObject({ code: 'render_failed' });
  });

  test('that drew boxes instead of letters failed, though ffmpeg says otherwise', () => {
    const stderr =
      '[Parsed_ass_6 @ 0x5] fontselect: failed to find any fallback with glyph 0x4F60 for font: (Arial, 400, 0)';
    expect(failureOf({ stderr })).toMatchObject({ name: 'TerminalError', code: 'font_missing' });
    expect(failureOf({ stderr: stderr.replace('0x4F60', '0x1F600') })).toBeUndefined();
  });
});
