import { expect, test } from '@jest/globals';
import { encoderMetrics } from './encoder-figures.ts';

test('the figures name encoders by device, what does not work, and what x264 had to do', () => {
  const text = encoderMetrics({
    encoder: 'h264_nvenc',
    devices: [{ name: 'h264_nvenc', device: '0', running: 2, sessionLimit: 3 }],
    rejected: [{ name: 'h264_nvenc', device: '1', reason: 'says "no"' }],
    isWorking: true,
    fallbacks: { render_failed: 4 },
    concurrency: { processes: 8, threads: 2, clips: 10 },
    memoryPressure: 0.25,
  });
  const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  expect(samples).toEqual([
    'langflix_encoder_info{encoder="h264_nvenc"} 1',
    'langflix_encoder_usable{encoder="h264_nvenc",device="0"} 1',
    'langflix_encoder_usable{encoder="h264_nvenc",device="1"} 0',
    'langflix_encoder_sessions{encoder="h264_nvenc",device="0"} 2',
    'langflix_encoder_session_limit{encoder="h264_nvenc",device="0"} 3',
    'langflix_encoder_fallbacks_total{code="render_failed"} 4',
    'langflix_encoder_processes 8',
    'langflix_encoder_memory_pressure 0.25',
  ]);
});
