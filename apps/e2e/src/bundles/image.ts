/** What deploy/docker/Dockerfile starts, and with which environment: the image as far as it can be had without an engine. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';

const DOCKERFILE = join(import.meta.dirname, '../../../../deploy/docker/Dockerfile');

export interface Image {
  /** Command and arguments; the app's folder is `/app`. */
  readonly entrypoint: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** What the stage of the Dockerfile says, and the stages of the same file that it builds on. */
export function readImage(stage: 'service' | 'command'): Image {
  const instructions = instructionsOf(readStages(), stage);
  const told = (keyword: string): string[] =>
    instructions.filter((it) => it.keyword === keyword).map(({ text }) => text);
  const entrypoint = JSON.parse(told('ENTRYPOINT').at(-1) ?? '[]') as string[];
  const variables = told('ENV').flatMap((text) => text.split(/\s+/));
  return {
    entrypoint,
    environment: Object.fromEntries(
      variables.map((it) => [it.slice(0, it.indexOf('=')), it.slice(it.indexOf('=') + 1)]),
    ),
  };
}

interface Instruction {
  readonly keyword: string;
  readonly text: string;
}

interface Stage {
  readonly from: string;
  readonly instructions: readonly Instruction[];
}

function readStages(): ReadonlyMap<string, Stage> {
  const stages = new Map<string, { from: string; instructions: Instruction[] }>();
  let current: Instruction[] = [];
  for (const instruction of DockerfileParser.parse(readFileSync(DOCKERFILE, 'utf8')).getInstructions()) {
    const [keyword, text] = [instruction.getKeyword(), instruction.getArgumentsContent() ?? ''];
    if (keyword === 'FROM') {
      const [, from = '', name = ''] = /(\S+)\s+AS\s+(\S+)$/i.exec(text) ?? [];
      stages.set(name, { from, instructions: (current = []) });
    } else current.push({ keyword, text });
  }
  return stages;
}

/** From the lowest stage to the named one. What comes from outside the file ends the chain. */
function instructionsOf(stages: ReadonlyMap<string, Stage>, name: string): readonly Instruction[] {
  const stage = stages.get(name);
  return stage === undefined ? [] : [...instructionsOf(stages, stage.from), ...stage.instructions];
}
