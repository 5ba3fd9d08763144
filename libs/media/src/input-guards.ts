/**
 * Containers that hold films, as ffmpeg names its demuxers. What is not named here (playlists, concat scripts, image
 * lists, subtitle files under a film's name) is refused by content, whatever the file is called. Sound formats are
 * there so that a sound file is refused for having no picture, not for being unknown.
 */
const CONTAINERS = [
  ...['mov', 'mp4', 'm4a', '3gp', '3g2', 'mj2', 'matroska', 'webm', 'avi', 'mpegts', 'mpeg', 'mpegvideo'],
  ...['flv', 'live_flv', 'ogg', 'asf', 'mxf', 'rm', 'nut', 'wtv', 'h264', 'hevc', 'm4v', 'ivf', 'dv'],
  ...['mp3', 'wav', 'flac', 'aac', 'ac3', 'eac3'],
];

/** Options to put before `-i`: the file itself and nothing it points at, read as one of CONTAINERS. */
export const INPUT_GUARDS: readonly string[] = [
  ...['-protocol_whitelist', 'file', '-format_whitelist', CONTAINERS.join(',')],
];

/** A local path as ffmpeg's URL: no leading dash, no colon or percent sign in it means anything. */
export function inputUrl(path: string): string {
  return `file:${path}`;
}
