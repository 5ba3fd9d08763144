import type { Project } from './workspace.ts';

const RULE = '@nx/enforce-module-boundaries';

/**
 * The tags that the module boundary rule constrains: a project with any other tag would be free to import all.
 * @param eslintConfig as ESLint computes it for a source file
 */
export function tagsWithRules(eslintConfig: { rules?: Record<string, unknown> }): readonly string[] {
  const setting = eslintConfig.rules?.[RULE] as Setting | undefined;
  return setting?.[1].depConstraints?.map(({ sourceTag }) => sourceTag) ?? [];
}

type Setting = readonly [severity: unknown, options: { depConstraints?: { sourceTag: string }[] }];

export function checkTags(projects: readonly Project[], known: readonly string[]): readonly string[] {
  return projects.flatMap(({ folder, tags }) => {
    const types = tags.filter((tag) => tag.startsWith('type:'));
    if (types.length === 1 && known.includes(types[0] as string)) return [];
    const found = types.length === 0 ? 'none' : types.join(', ');
    return [
      `${folder}: needs exactly one tag of ${known.join(', ')} (nx.tags in its package.json); has ${found}.`,
    ];
  });
}
