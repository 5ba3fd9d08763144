import { describe, expect, test } from '@jest/globals';
import { CONFIG_KEYS } from '@langflix/config';
import { brokenLinks, missingPaths } from './links.ts';
import { anchorsOf, codeBlocksOf, inlineCodeOf, linksOf } from './markdown.ts';
import { unknownCodes, unknownFigures, unknownSettings } from './names.ts';
import { GUIDES, ROOT, readDocument, readDocuments } from './read-documents.ts';

test('every link of every document leads to a file and a heading that are there', () => {
  expect(readDocuments().flatMap((document) => brokenLinks(document, ROOT))).toEqual([]);
});

describe.each(GUIDES)('%s', (path) => {
  const { text } = readDocument(path);

  test('names only files that are there', () => {
    const words = codeBlocksOf(text)
      .filter(({ language }) => language === 'sh')
      .flatMap((block) => block.text.split(/[\s'"=]+/));
    const codes = [...inlineCodeOf(text), ...words];
    expect(missingPaths({ path }, { root: ROOT, codes })).toEqual([]);
  });

  test('names only settings that there are', () => {
    expect(unknownSettings(text)).toEqual([]);
  });

  test('names only error codes that something gives', () => {
    expect(unknownCodes(text)).toEqual([]);
  });

  test('names only figures and alerts that there are', () => {
    expect(unknownFigures(text)).toEqual([]);
  });
});

describe('the checks see', () => {
  const document = {
    path: 'docs/x.md',
    text: '[a](architecture.md#nothing) [b](gone.md) [c](https://x.y) `[d](e)`',
  };

  test('a link to a file or a heading that is not there', () => {
    expect(brokenLinks(document, ROOT)).toEqual([
      expect.stringContaining('architecture.md#nothing has no such heading'),
      'docs/x.md: there is no gone.md',
    ]);
  });

  test('a path, a setting, a variable, a code and a figure that are none', () => {
    const codes = ['deploy/nats/gone.conf', 'deploy/nats', 'text/json'];
    expect(missingPaths(document, { root: ROOT, codes })).toEqual([
      'docs/x.md: there is no deploy/nats/gone.conf',
    ]);
    const known = CONFIG_KEYS[0];
    expect(
      unknownSettings(`\`llm.modle\` \`${known?.path}\` \`llm.*\` LANGFLIX_LLM_MODLE=x ${known?.variable}`),
    ).toEqual(['llm.modle', 'LANGFLIX_LLM_MODLE']);
    expect(unknownSettings('```yaml langflix.yaml\nllm:\n  modle: x\nlmm:\n  model: x\n```')).toEqual([
      'llm.modle',
      'lmm.model',
    ]);
    expect(unknownCodes('| code |\n| --- |\n| `disk_full`, `disk_ful` |')).toEqual(['disk_ful']);
    expect(unknownFigures('`langflix_dead_letters` `langflix_nothing` `LangflixNothing`')).toEqual([
      'langflix_nothing',
      'LangflixNothing',
    ]);
  });
});

test('anchors are those of GitHub, code blocks and links are told apart', () => {
  const text = '# A `b` c, d!\n## Twice\n## Twice\n```sh x y\n# no heading [l](m)\n```\n[l](m.md)\n';
  expect(anchorsOf(text)).toEqual(['a-b-c-d', 'twice', 'twice-1']);
  expect(codeBlocksOf(text)).toEqual([
    { language: 'sh', name: 'x y', text: '# no heading [l](m)\n', line: 4 },
  ]);
  expect(linksOf(text)).toEqual(['m.md']);
});
