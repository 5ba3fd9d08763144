/** Every `langflix ...` that a document prints, against what the command itself says it takes. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { langflixCommandsIn } from './langflix-commands.ts';
import type { LangflixCommand } from './langflix-commands.ts';
import { ROOT, readDocuments } from './read-documents.ts';

const helps = new Map<string, string>();

function helpOf(words: readonly string[]): string {
  const key = words.join(' ');
  const help = helps.get(key) ?? askHelp(words);
  helps.set(key, help);
  return help;
}

function askHelp(words: readonly string[]): string {
  const args = [join(ROOT, 'apps/cli/src/main.ts'), ...words, '--help'];
  return spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' }).stdout;
}

/** Names in the list of commands, which is indented by two. */
function subcommandsOf(help: string): readonly string[] {
  const list = help.split(/^Commands:$/m)[1] ?? '';
  return [...list.matchAll(/^ {2}([a-z]+)/gm)].map(([, name = '']) => name);
}

/** What is wrong with a use, or nothing. */
function wrongIn({ words, options }: LangflixCommand): readonly string[] {
  const path: string[] = [];
  for (const word of words) {
    const known = subcommandsOf(helpOf(path));
    if (!known.includes(word)) {
      // Words after a command without subcommands are its arguments.
      if (known.length === 0) break;
      return [`langflix ${[...path, word].join(' ')}: no such command`];
    }
    path.push(word);
  }
  const help = helpOf(path);
  return options
    .filter((option) => !new RegExp(`(^|[\\s,])${option}(?![\\w-])`, 'm').test(help))
    .map((option) => `langflix ${path.join(' ')}: no option ${option}`);
}

test('every langflix command in the documents exists, with its options', () => {
  const wrong = readDocuments().flatMap(({ path, text }) =>
    langflixCommandsIn(text).flatMap((command) => wrongIn(command).map((it) => `${path}: ${it}`)),
  );
  expect(wrong).toEqual([]);
  // Else the search itself is broken.
  expect([...helps.keys()]).toEqual(
    expect.arrayContaining(['', 'process', 'submit', 'dlq redrive', 'quota']),
  );
});

test('a command and an option that do not exist are seen', () => {
  const text = '```sh\nnpm run langflix -- sumbit x --to ko\n```\n`langflix dlq redrive 3 --al | less`';
  expect(langflixCommandsIn(text).flatMap(wrongIn)).toEqual([
    'langflix sumbit: no such command',
    'langflix dlq redrive: no option --al',
  ]);
});
