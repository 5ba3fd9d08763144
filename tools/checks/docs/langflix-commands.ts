import { codeBlocksOf, inlineCodeOf } from './markdown.ts';

export interface LangflixCommand {
  /** Words up to the first option, placeholder or operand, e.g. `dlq redrive`; arguments may be among them. */
  readonly words: readonly string[];
  readonly options: readonly string[];
}

/** How people start the command: installed, from the repository, in the stack of deploy/compose. */
const STARTS =
  /(?:^|[\s(`"])(?:npm run (?:-s )?langflix --|docker compose run --rm cli|(?<!npm run |-n )langflix)(?= (?:[a-z]|--[a-z]))/;
/** What ends a command in a shell. */
const ENDS = /\s(?:\||&&|;|>|#)\s?|[)`]/;

/** The uses of `langflix` in shell blocks and between backticks. */
export function langflixCommandsIn(markdown: string): readonly LangflixCommand[] {
  const blocks = codeBlocksOf(markdown).filter(({ language }) => language === 'sh');
  const lines = [
    ...blocks.flatMap(({ text }) => text.replace(/\\\n/g, ' ').split('\n')),
    ...inlineCodeOf(markdown),
  ];
  return lines.flatMap((line) => {
    const start = STARTS.exec(line.replace(/^\s*#.*/, ''));
    if (start === null) return [];
    const rest = line.slice(start.index + start[0].length).trim();
    const command = rest.split(ENDS)[0] ?? '';
    const all = command.split(/\s+/);
    const first = all.findIndex((word) => !/^[a-z]+$/.test(word));
    const options = all.filter((word) => word.startsWith('-')).map((word) => word.split('=')[0] ?? word);
    return [{ words: first === -1 ? all : all.slice(0, first), options }];
  });
}
