/** docker-bake.json against the Dockerfile and what the deployments ask for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readDockerfile } from './read-dockerfile.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'deploy', 'docker');

interface Target {
  readonly inherits?: readonly string[];
  readonly name?: string;
  readonly matrix?: { readonly app: readonly string[] };
  readonly target?: string;
  readonly args?: Readonly<Record<string, string>>;
  readonly tags?: readonly string[];
  readonly platforms?: readonly string[];
  readonly attest?: readonly string[];
  readonly context?: string;
  readonly dockerfile?: string;
}

const bake = JSON.parse(readFileSync(join(folder, 'docker-bake.json'), 'utf8')) as {
  readonly group: Readonly<Record<string, { readonly targets: readonly string[] }>>;
  readonly target: Readonly<Record<string, Target>>;
};
const { stages, args } = readDockerfile(join(folder, 'Dockerfile'));
const known = stages.map(({ name }) => name);

/** What a target says after those that it inherits from: each later one overrides field by field. */
function settled(name: string): Target {
  const { inherits = [], ...own } = bake.target[name] as Target;
  const all = [...inherits.map(settled), own];
  const merged = Object.assign({}, ...all) as Target;
  return { ...merged, args: Object.assign({}, ...all.map((it) => it.args)) as Record<string, string> };
}

/** One per image of a group. */
const imagesOf = (group: string): readonly (Target & { readonly image: string })[] =>
  (bake.group[group]?.targets ?? []).flatMap((name) => {
    const target = settled(name);
    const fill = (text: string, app: string): string => text.replaceAll('${app}', app);
    return (target.matrix?.app ?? ['']).map((app) => ({
      ...target,
      args: Object.fromEntries(
        Object.entries(target.args ?? {}).map(([key, value]) => [key, fill(value, app)]),
      ),
      image: fill(target.tags?.[0] ?? '', app)
        .replace('${REGISTRY}', 'langflix')
        .replace(/:.*/, ''),
    }));
  });

const WANTED = [
  'cache',
  'cli',
  'clip-encoder',
  'clip-encoder-gpu',
  'ingest',
  'llm-analyzer',
  'metrics',
  'subtitle-chunker',
];

describe.each(['default', 'release'])('the group %s', (group) => {
  const images = imagesOf(group);

  test('makes every image, under the name that compose and Kubernetes ask for', () => {
    expect(images.map(({ image }) => image).sort()).toEqual(WANTED.map((name) => `langflix/${name}`));
  });

  test.each(images.map((target) => [target.image, target] as const))(
    'makes %s of stages that are there',
    (image, target) => {
      expect(join(folder, target.context ?? '', target.dockerfile ?? '')).toBe(join(folder, 'Dockerfile'));
      const [service = '', os = service] = [target.args?.['SERVICE'], target.args?.['OS']];
      expect([image, known.includes(`os-${os}`)]).toEqual([image, true]);
      expect(target.target).toBe(service === 'cli' ? 'command' : 'service');
      const declared = [...Object.keys(args), ...stages.flatMap(({ instructions }) => argsOf(instructions))];
      expect(Object.keys(target.args ?? {}).filter((name) => !declared.includes(name))).toEqual([]);
    },
  );
});

test('a release says what is in it and where it comes from, and runs on both architectures', () => {
  for (const { image, platforms, attest } of imagesOf('release')) {
    const isGpu = image.endsWith('-gpu');
    expect(platforms).toEqual(isGpu ? ['linux/amd64'] : ['linux/amd64', 'linux/arm64']);
    expect(attest).toEqual(['type=provenance,mode=max', 'type=sbom']);
  }
});

const argsOf = (instructions: (typeof stages)[number]['instructions']): string[] =>
  instructions.filter(({ keyword }) => keyword === 'ARG').map(({ text }) => text.split('=')[0] ?? '');
