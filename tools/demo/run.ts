/** `npm run demo [-- <options of langflix process>]`: makes the demo episode once, then lets LangFlix cut it. */
import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { EPISODE } from './episode.ts';
import { episodeIsCurrent, makeCurrentEpisode } from './made-once.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'out', 'demo');
const fromHere = (path: string): string => relative(process.cwd(), path) || '.';

if (await episodeIsCurrent(folder)) console.log(`The demo episode is there: ${fromHere(folder)}`);
else await makeCurrentEpisode({ folder, report: console.log });

const video = join(folder, `${EPISODE}.mp4`);
const options = ['--from', 'en', '--to', 'ko', '--analyzer', 'offline', '--out', join(folder, 'clips')];
const cli = join(root, 'apps', 'cli', 'src', 'main.ts');
const { status } = spawnSync(
  process.execPath,
  [cli, 'process', video, ...options, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
