/**
 * An ffmpeg that seems to have an NVIDIA card: a small shell script in front of the real one, which encodes with x264
 * whatever is asked of `h264_nvenc` and fails in the words of real drivers where it is told to.
 */
import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/**
 * `works`; `broken`: listed, but its driver is not there; `limited:<n>`: sessions at a time, as on GeForce cards;
 * `dies`: passes trials, and every encode of a film is killed half-way; `dies:<n>`: after hanging for n seconds;
 * `lost:<n>`: the device is gone after so many encodes of films; `refuses`: cannot encode this film.
 */
export type SimulatedCard =
  'works' | 'broken' | 'dies' | 'refuses' | `dies:${number}` | `limited:${number}` | `lost:${number}`;

export interface SimulatedFfmpeg {
  /** A PATH on which it comes first. */
  readonly path: string;
  /** Changes what the card does, at once. */
  set(card: SimulatedCard): Promise<void>;
  /** What became of each run with the card so far, in order: `encoded`, `trial` or the failure. */
  runs(): Promise<readonly string[]>;
}

/** Makes the script in a folder; ffprobe stays the real one. */
export async function simulateFfmpeg(folder: string, card: SimulatedCard): Promise<SimulatedFfmpeg> {
  const { stdout } = await execute('sh', ['-c', 'command -v ffmpeg; printf %s "$PATH"']);
  const [real = '', ...path] = stdout.split('\n');
  const bin = join(folder, 'bin');
  const script = join(bin, 'ffmpeg');
  await mkdir(bin, { recursive: true });
  await writeFile(script, SCRIPT.replaceAll('@real@', real).replaceAll('@folder@', folder));
  await chmod(script, 0o755);
  const set = (to: SimulatedCard): Promise<void> => writeFile(join(folder, 'card'), to);
  await set(card);
  return {
    path: [bin, path.join('\n')].join(delimiter),
    set,
    runs: async () => {
      const text = await readFile(join(folder, 'runs'), 'utf8').catch(() => '');
      return text.split('\n').filter(Boolean);
    },
  };
}

/**
 * A session is a folder that names the process that holds it: taken by mkdir, which only one can do, and free again when
 * that process is gone, in whatever way.
 */
const SCRIPT = String.raw`#!/bin/sh
case " $* " in
  *" h264_nvenc "*) ;;
  *) exec @real@ "$@" ;;
esac
folder=@folder@
card=$(cat "$folder/card")
limit=$(echo "$card" | cut -s -d: -f2)
kind=encoded
case " $* " in *" -f null "*) kind=trial ;; esac

note() { echo "$1" >> "$folder/runs"; }
fail() {
  note "$1"
  echo "[h264_nvenc @ 0x55d6edabd6c0] $2" >&2
  echo "Error initializing output stream 0:0 -- Error while opening encoder for output stream #0:0 - maybe incorrect parameters such as bit_rate, rate, width or height" >&2
  exit 1
}
take_session() {
  for n in $(seq 1 "$limit"); do
    session="$folder/session.$n"
    holder=$(cat "$session/pid" 2>/dev/null)
    if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then rm -rf "$session"; fi
    if mkdir "$session" 2>/dev/null; then echo $$ > "$session/pid"; return 0; fi
  done
  return 1
}

case "$card" in
  broken) fail broken "Cannot load libcuda.so.1" ;;
  refuses) [ $kind = trial ] || fail refused "InitializeEncoder failed: invalid param (8): Frame Dimension less than the minimum supported value." ;;
  limited:*) take_session || fail busy "OpenEncodeSessionEx failed: out of memory (10): (no details)" ;;
  lost:*)
    if [ "$(grep -c encoded "$folder/runs" 2>/dev/null || true)" -ge "$limit" ]; then
      fail lost "EncodePicture failed!: device does not exist (5): (no details)"
    fi ;;
  dies|dies:*)
    if [ $kind = encoded ]; then
      note died
      printf 'frame=5\nout_time_us=200000\nspeed=1x\nprogress=continue\n'
      [ -z "$limit" ] || sleep "$limit"
      kill -9 $$
    fi ;;
esac
note $kind

skip=
for argument do
  shift
  if [ -n "$skip" ]; then skip=; continue; fi
  case "$argument" in
    h264_nvenc) set -- "$@" libx264 -preset ultrafast -crf 23 ;;
    -preset|-tune|-rc|-cq|-b:v|-gpu) skip=yes ;;
    *) set -- "$@" "$argument" ;;
  esac
done
exec @real@ "$@"
`;
