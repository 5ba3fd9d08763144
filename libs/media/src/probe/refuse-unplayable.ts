import { TerminalError } from '@langflix/contracts';
import type { ProbedFile, ProbedStream } from './ffprobe.ts';

/**
 * Films that decode to something, but not to their picture: such a clip would pass every check and show green noise.
 * @throws TerminalError('video_encrypted' | 'video_dolby_vision'), each with the remedy.
 */
export function refuseUnplayable(file: ProbedFile, picture: ProbedStream, name: string): void {
  const isEncrypted = file.packets?.some(({ side_data_list }) =>
    side_data_list?.some(({ side_data_type = '' }) => /^encryption info/i.test(side_data_type)),
  );
  if (isEncrypted) {
    const remedy = 'use a copy without copy protection';
    throw new TerminalError(
      'video_encrypted',
      `${name} is encrypted and cannot be played without its key: ${remedy}`,
    );
  }
  // Profile 5 has colours of its own and, unlike the others, no HDR10, HLG or SDR picture underneath.
  const isDolbyOnly = picture.side_data_list?.some(
    (side) => side.dv_profile === 5 && (side.dv_bl_signal_compatibility_id ?? 0) === 0,
  );
  if (isDolbyOnly) {
    const remedy = 'use a version in HDR10 or SDR';
    throw new TerminalError(
      'video_dolby_vision',
      `${name} is in Dolby Vision profile 5, whose colours ffmpeg cannot show: ${remedy}`,
    );
  }
}
