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

/**
 * Options to put before `-i`: this input itself and nothing it points at, read as one of CONTAINERS. A URL is read by
 * HTTP with ranges; it may lead to no other place.
 */
export function inputGuards(input: string): readonly string[] {
  const formats = ['-format_whitelist', CONTAINERS.join(',')];
  if (!isRemote(input)) return ['-protocol_whitelist', 'file', ...formats];
  const isEncrypted = input.startsWith('https:');
  return [
    ...['-protocol_whitelist', isEncrypted ? 'https,tls,tcp' : 'http,tcp', ...formats],
    ...(isEncrypted ? ['-tls_verify', '1'] : []),
    ...['-max_redirects', '0', '-rw_timeout', String(SILENCE_SEC * 1_000_000)],
    ...['-reconnect', '1', '-reconnect_on_network_error', '1', '-reconnect_on_http_error', '429,5xx'],
    ...['-reconnect_delay_max', String(RECONNECT_SEC), '-multiple_requests', '1'],
  ];
}

/** Seconds without a byte after which a connection is given up and tried again. */
const SILENCE_SEC = 15;
/** Longest of ffmpeg's waits before it tries again (0, 1, 3, 7 ... s); after it, the work is given back. */
const RECONNECT_SEC = 7;

/** True for a URL that storage has signed, in the place of a local path. */
export function isRemote(input: string): boolean {
  return /^https?:\/\//.test(input);
}

/** What ffmpeg opens. Of a local path: no leading dash, no colon or percent sign in it means anything. */
export function inputUrl(input: string): string {
  return isRemote(input) ? input : `file:${input}`;
}
