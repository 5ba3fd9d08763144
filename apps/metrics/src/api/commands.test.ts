import { describe, expect, test } from '@jest/globals';
import { TerminalError, episodeSubmitted } from '@langflix/contracts';
import type { JobEntry } from '@langflix/contracts';
import { A_JOB, aJobEntry } from '@langflix/testing';
import { createCommands } from './commands.ts';

const letterOf = (seq: number, job: string) => ({ seq, job, subject: episodeSubmitted.subject });

/** A broker with these dead letters and this ledger, and what was asked of it. */
function aDesk(
  options: { letters?: ReturnType<typeof letterOf>[]; ledger?: JobEntry[]; isConnected?: boolean } = {},
) {
  const { letters = [], ledger = [], isConnected = true } = options;
  const asked: string[] = [];
  const messaging = {
    isConnected: () => isConnected,
    submitEpisode: async (_data: unknown, { id }: { id: string }) => {
      asked.push(`submit ${id}`);
      return { job: `job of ${id}` };
    },
    openKeyValue: async () => ({ get: async (job: string) => ledger.find((entry) => entry.job === job) }),
    republish: async ({ seq, subject }: { seq: number; subject: string }) => {
      if (subject !== episodeSubmitted.subject) throw new TerminalError('not_a_submission', 'no');
      asked.push(`republish ${seq}`);
      return { job: `job of letter ${seq}` };
    },
    deadLetters: {
      get: async (seq: number) => letters.find((letter) => letter.seq === seq),
      remove: async (seq: number) => void asked.push(`remove ${seq}`),
    },
  };
  const state = { deadLetters: () => letters, deadLettersChanged: () => void asked.push('changed') };
  return { asked, commands: createCommands(messaging as never, state as never) };
}

describe('a re-drive', () => {
  test('of a job submits its episode again and clears its dead letters away', async () => {
    const letters = [letterOf(7, A_JOB), letterOf(8, 'other')];
    const { asked, commands } = aDesk({
      letters,
      ledger: [aJobEntry({ status: 'failed', submissionId: 'x~r1' })],
    });
    expect(await commands.redriveJob(A_JOB)).toEqual({ job: 'job of x~r1' });
    expect(asked).toEqual(['submit x~r1', 'remove 7', 'changed']);
  });

  test('of a dead submission gives it an id of its own, once', async () => {
    const { asked, commands } = aDesk({ letters: [letterOf(7, A_JOB)] });
    expect(await commands.redriveDeadLetter(7)).toEqual({ job: 'job of letter 7' });
    expect(asked).toEqual(['republish 7', 'remove 7', 'changed']);
    await expect(commands.redriveDeadLetter(9)).rejects.toMatchObject({ status: 404 });
  });

  test('of a message inside a job is refused: its outcome is written', async () => {
    const inside = { ...letterOf(7, A_JOB), subject: `langflix.v1.job.${A_JOB}.chunk.ready.0` };
    const { asked, commands } = aDesk({ letters: [inside as never] });
    await expect(commands.redriveDeadLetter(7)).rejects.toMatchObject({ code: 'not_a_submission' });
    expect(asked).toEqual([]);
  });

  test('of a job that the ledger forgot names the remedy', async () => {
    await expect(aDesk().commands.redriveJob(A_JOB)).rejects.toMatchObject({
      status: 404,
      code: 'job_unknown',
    });
  });
});

test('nothing is begun while the broker is away', async () => {
  const { asked, commands } = aDesk({ isConnected: false });
  await expect(async () => commands.submit({})).rejects.toMatchObject({ status: 503 });
  expect(asked).toEqual([]);
});
