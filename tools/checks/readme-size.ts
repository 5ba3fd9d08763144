import type { Workspace } from './workspace.ts';

const ROOT_LINES = 150;
const PROJECT_LINES = 60;

export function checkReadmes({
  readme,
  projects,
}: Pick<Workspace, 'readme' | 'projects'>): readonly string[] {
  return [
    ...checkReadme('README.md', readme, ROOT_LINES),
    ...projects.flatMap(({ folder, readme: text }) =>
      checkReadme(`${folder}/README.md`, text, PROJECT_LINES),
    ),
  ];
}

function checkReadme(path: string, text: string | undefined, maxLines: number): readonly string[] {
  if (text === undefined)
    return [`${path}: is missing; say purpose, consumes, produces, settings, failures, tests.`];
  const lines = text.trimEnd().split('\n').length;
  return lines <= maxLines ? [] : [`${path}: has ${lines} lines, at most ${maxLines}; move detail to docs/.`];
}
