import { inputGuards, inputUrl, isRemote } from '../input-guards.ts';
import { isNetworkFault } from '../network-fault.ts';
import { runProgram } from '../process/run-program.ts';

/** One stream as ffprobe prints it; everything may be missing. */
export interface ProbedStream {
  readonly index?: number;
  readonly codec_type?: string;
  readonly codec_name?: string;
  readonly width?: number;
  readonly height?: number;
  readonly pix_fmt?: string;
  readonly color_transfer?: string;
  readonly field_order?: string;
  readonly sample_aspect_ratio?: string;
  readonly r_frame_rate?: string;
  readonly avg_frame_rate?: string;
  readonly channels?: number;
  readonly sample_rate?: string;
  readonly start_time?: string;
  readonly duration?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly disposition?: Readonly<Record<string, number>>;
  readonly side_data_list?: readonly {
    readonly rotation?: number;
    readonly dv_profile?: number;
    readonly dv_bl_signal_compatibility_id?: number;
  }[];
}

/** The first packet of the file. */
interface ProbedPacket {
  readonly side_data_list?: readonly { readonly side_data_type?: string }[];
}

export interface ProbedFile {
  readonly streams: readonly ProbedStream[];
  readonly packets?: readonly ProbedPacket[];
  readonly format: {
    readonly format_name?: string;
    readonly duration?: string;
    readonly start_time?: string;
    readonly size?: string;
  };
}

/** ffprobe could not make anything of the file; `message` is its own, without the path. */
export interface ProbeRefusal {
  readonly refused: string;
  /** The file could not be reached; it may be as good as any. */
  readonly isUnreachable?: true;
}

/** How much of a file is looked at to find its streams: broadcast files name some of them late. */
const LOOK = ['-analyzeduration', '10000000', '-probesize', '20000000'];
/** Milliseconds; a healthy local file takes well under one second. */
const WALL_MS = 20_000;

/** Streams and container of a file, by its path or a URL of the storage. Throws only when aborted or without ffprobe. */
export async function ffprobe(path: string, signal?: AbortSignal): Promise<ProbedFile | ProbeRefusal> {
  const run = await runProgram('ffprobe', {
    args: [
      ...['-v', 'error', '-hide_banner', ...LOOK, ...inputGuards(path)],
      ...['-show_format', '-show_streams', '-show_packets', '-read_intervals', '%+#1'],
      ...['-of', 'json', inputUrl(path)],
    ],
    signal,
    wallMs: WALL_MS,
  });
  const unreachable = isRemote(path) && (run.stopped !== undefined || isNetworkFault(run.stderr));
  const reach = unreachable ? { isUnreachable: true as const } : {};
  if (run.stopped) return { refused: `reading its header took longer than ${WALL_MS / 1000} s`, ...reach };
  if (run.exitCode !== 0) return { refused: messageOf(run.stderr, path), ...reach };
  return { streams: [], format: {}, ...(JSON.parse(run.stdout) as Partial<ProbedFile>) };
}

/** The first and the last of ffmpeg's messages, without the path (it may hold anything) and memory addresses. */
export function messageOf(stderr: string, path: string): string {
  const lines = stderr.split('\n').map((line) =>
    line
      .replaceAll(inputUrl(path), '')
      .replaceAll(path, '')
      .replace(/\?[^\s']*X-Amz-[^\s']*/gi, '')
      .replace(/ @ 0x[0-9a-f]+/g, '')
      .replace(/^[\s:]+/, '')
      .trimEnd(),
  );
  const said = lines.filter((line) => line !== '');
  return [...new Set([said.at(0), said.at(-1)])].join('; ') || 'no message';
}
