import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { manifest } from '@langflix/contracts';
import { temporaryFolder, waitFor } from '@langflix/testing';
import { makeEpisode } from './episode.ts';
import { isAlive, langflix, processesOn, stackOf, startLangflix } from './langflix.ts';
import type { StackState } from './langflix.ts';

const SERVICES = ['ingest', 'subtitle-chunker', 'llm-analyzer', 'clip-encoder', 'cache', 'metrics'] as const;

/** Small chunks and a slow analyzer: the job is still running when the last victim falls. */
const SLOW = {
  LANGFLIX_LLM_MAX_INPUT_LENGTH: '160',
  LANGFLIX_LLM_CHUNK_SIZE: '120',
  LANGFLIX_LLM_OFFLINE_DELAY_MS: '2500',
  LANGFLIX_LLM_MAX_CONCURRENT_REQUESTS: '1',
};

const pidOf = (state: StackState, victim: string): number | undefined =>
  victim === 'nats' ? state.nats.pid : state.services[victim]?.pid;

async function killAndAwaitRestart(out: string, victim: string): Promise<void> {
  const before = await waitFor(async () => pidOf(await stackOf(out), victim), {
    describe: () => `${victim} to run`,
  });
  process.kill(before, 'SIGKILL');
  await waitFor(
    async () => {
      const pid = pidOf(await stackOf(out), victim);
      return pid !== undefined && pid !== before && isAlive(pid);
    },
    { timeoutMs: 30_000, describe: () => `${victim} to be restarted` },
  );
}

async function firstClip(out: string): Promise<void> {
  await waitFor(
    async () => {
      const files = await readdir(join(out, '.langflix/clips')).catch(() => []);
      return files.some((file) => file.endsWith('.mp4'));
    },
    { timeoutMs: 60_000, describe: () => 'the first clip' },
  );
}

describe('a process that is killed while a job runs', () => {
  test('is restarted; the job completes with each clip exactly once', async () => {
    await using folder = await temporaryFolder();
    const out = join(folder.path, 'out');
    const { video } = await makeEpisode(folder.path);
    const running = startLangflix(['process', video, '--analyzer', 'offline', '--out', out, '--json'], SLOW);
    await stackOf(out);
    for (const victim of [...SERVICES, 'nats']) await killAndAwaitRestart(out, victim);
    expect(running.child.exitCode).toBeNull();

    const outcome = await running.outcome;
    expect(outcome).toMatchObject({ exitCode: 0, json: { status: 'complete', failed: 0 } });
    const document = manifest.parse(JSON.parse(await readFile(String(outcome.json['manifest']), 'utf8')));
    expect(document.clips.length).toBeGreaterThanOrEqual(5);
    expect(new Set(document.clips.map((clip) => clip.clip)).size).toBe(document.clips.length);
    const store = await readdir(join(out, '.langflix/clips'), { recursive: true });
    expect(store.filter((file) => file.endsWith('.mp4') && !file.includes('.tmp'))).toHaveLength(
      document.clips.length,
    );
    expect(await processesOn(folder.path)).toEqual([]);
  }, 240_000);

  test('is the command itself: nothing survives it, and the same command resumes the job', async () => {
    await using folder = await temporaryFolder();
    const out = join(folder.path, 'out');
    const { video } = await makeEpisode(folder.path);
    const command = ['process', video, '--analyzer', 'offline', '--out', out, '--json'];
    const running = startLangflix(command, SLOW);
    await stackOf(out);
    await firstClip(out);
    running.child.kill('SIGKILL');
    await running.outcome;
    await waitFor(async () => (await processesOn(folder.path)).length === 0, {
      timeoutMs: 30_000,
      describe: () => 'orphans to end',
    });
    expect(await langflix(command, SLOW)).toMatchObject({ exitCode: 0, json: { status: 'complete' } });
  }, 240_000);

  test('by Ctrl-C the command ends with 130 and leaves nothing running', async () => {
    await using folder = await temporaryFolder();
    const out = join(folder.path, 'out');
    const { video } = await makeEpisode(folder.path);
    const running = startLangflix(['process', video, '--analyzer', 'offline', '--out', out], SLOW);
    await firstClip(out);
    running.child.kill('SIGINT');
    const outcome = await running.outcome;
    expect(outcome.exitCode).toBe(130);
    expect(outcome.stderr + outcome.stdout).toMatch(/resume/i);
    expect(await processesOn(folder.path)).toEqual([]);
  }, 120_000);
});
