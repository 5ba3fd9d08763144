/** Makes the demo episode: speaks the lines, lets them decide the times, draws the scenes, puts all together. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SCENES } from './dialogue.ts';
import { ffmpeg, inParallel } from './ffmpeg.ts';
import { action, backdrop } from './picture/scene-picture.ts';
import { STAGES } from './picture/places.ts';
import { SAMPLE_RATE, mixInto, roomTone, toPcm16 } from './sound/samples.ts';
import { chooseSynthesizer } from './sound/speech.ts';
import { playTrumpet } from './sound/trumpet.ts';
import { writeSrt } from './srt.ts';
import { FPS, layOut } from './timeline.ts';
import type { TimedScene } from './timeline.ts';

export const EPISODE = 'The.Flatmates.S01E01';
/** As many ffmpeg at a time as the smallest machine has cores. */
const WIDTH = 2;

export interface MakeOptions {
  /** Gets the video and both subtitle files. */
  readonly folder: string;
  readonly report: (message: string) => void;
}

export async function makeEpisode({ folder, report }: MakeOptions): Promise<void> {
  const work = join(folder, `.work-${process.pid}`);
  await mkdir(work, { recursive: true });
  try {
    const scenes = layOut(SCENES, await speakAll(work, report));
    const [last] = scenes.slice(-1);
    const seconds = Math.round((last?.offsetSec ?? 0) + (last?.durationSec ?? 0));
    report(`Drawing ${scenes.length} scenes, ${seconds} s ...`);
    await inParallel(
      scenes.map((scene, index) => () => drawScene(work, scene, index)),
      WIDTH,
    );
    await writeFile(join(work, 'sound.pcm'), toPcm16(soundtrack(scenes)));
    await joinScenes(work, scenes);
    await writeFile(
      join(work, 'en.srt'),
      writeSrt(scenes, ({ english }) => english),
    );
    await writeFile(
      join(work, 'ko.srt'),
      writeSrt(scenes, ({ korean }) => korean),
    );
    for (const end of ['en.srt', 'ko.srt', 'mp4'])
      await rename(join(work, end), join(folder, `${EPISODE}.${end}`));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function speakAll(work: string, report: MakeOptions['report']): Promise<readonly Float32Array[]> {
  const moments = SCENES.flatMap((scene) => scene.moments);
  const { name, speak } = await chooseSynthesizer(work);
  report(`Speaking ${moments.length} lines by ${name} ...`);
  const tasks = moments.map(
    (moment, index) => async () =>
      'trumpet' in moment ? playTrumpet(moment.trumpet) : speak(moment.english, moment.who, `line-${index}`),
  );
  return inParallel(tasks, WIDTH);
}

function soundtrack(scenes: readonly TimedScene[]): Float32Array {
  const track = roomTone(scenes.reduce((sum, { durationSec }) => sum + durationSec, 0));
  for (const { offsetSec, moments } of scenes) {
    for (const { sound, startSec } of moments) mixInto(track, sound, offsetSec + startSec);
  }
  return track;
}

/** The backdrop is drawn into one frame that is then repeated: only what moves costs time. */
async function drawScene(work: string, timed: TimedScene, index: number): Promise<void> {
  const [top, bottom] = STAGES[timed.scene.place].gradient.map((color) => color.replace('#', '0x'));
  await writeFile(join(work, `backdrop-${index}.ass`), backdrop(timed));
  await writeFile(join(work, `action-${index}.ass`), action(timed));
  const frames = Math.round(timed.durationSec * FPS);
  const wall = `gradients=s=1280x720:c0=${top}:c1=${bottom}:n=2:x0=0:y0=0:x1=0:y1=720:r=${FPS}`;
  const filters = [
    'trim=end_frame=1',
    `ass=backdrop-${index}.ass`,
    'format=yuv420p',
    `loop=loop=-1:size=1:start=0`,
    `setpts=N/${FPS}/TB`,
    `trim=end_frame=${frames}`,
    `ass=action-${index}.ass`,
    'fade=in:0:10',
    `fade=out:${frames - 10}:10`,
  ];
  const encode = [
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-crf',
    '20',
    '-g',
    String(2 * FPS),
    '-threads',
    '1',
  ];
  const source = ['-f', 'lavfi', '-i', `${wall},${filters.join(',')}`];
  await ffmpeg(
    [...source, '-frames:v', String(frames), ...encode, '-pix_fmt', 'yuv420p', `scene-${index}.mp4`],
    work,
  );
}

async function joinScenes(work: string, scenes: readonly TimedScene[]): Promise<void> {
  const list = scenes.map((_, index) => `file scene-${index}.mp4\n`).join('');
  await writeFile(join(work, 'scenes.txt'), list);
  const inputs = [
    '-f',
    'concat',
    '-i',
    'scenes.txt',
    '-f',
    's16le',
    '-ar',
    String(SAMPLE_RATE),
    '-ac',
    '1',
    '-i',
    'sound.pcm',
  ];
  const sound = ['-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-metadata:s:a:0', 'language=eng'];
  await ffmpeg(
    [...inputs, '-c:v', 'copy', ...sound, '-shortest', '-movflags', '+faststart', 'mp4.mp4'],
    work,
  );
  await rename(join(work, 'mp4.mp4'), join(work, 'mp4'));
}
