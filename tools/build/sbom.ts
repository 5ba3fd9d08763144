import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string | { readonly type: string };
  readonly description?: string;
}

export interface SbomOptions {
  /** What the bundle is called. */
  readonly name: string;
  /** Files that went into it, and folders of packages that lie beside it; absolute or relative to the working directory. */
  readonly inputs: readonly string[];
  /** The bundle; its hash says which build this is about. */
  readonly outfile: string;
}

/**
 * Bill of materials, CycloneDX 1.6: the packages that a bundle really holds, not those that were installed to make it.
 * The same inputs give the same text: no time, no random serial number.
 * @throws Error when an input lies in a package without a name or version
 */
export async function sbomOf({ name, inputs, outfile }: SbomOptions): Promise<string> {
  const folders = new Set(inputs.map(packageFolder).filter((folder) => folder !== undefined));
  const components = await Promise.all([...folders].map(componentOf));
  const byRef = new Map(components.map((component) => [component['bom-ref'], component]));
  const hash = createHash('sha256')
    .update(await readFile(outfile))
    .digest('hex');
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': `langflix-${name}`,
        name: `langflix-${name}`,
        hashes: [{ alg: 'SHA-256', content: hash }],
        licenses: [{ license: { id: 'MIT' } }],
      },
    },
    components: [...byRef.values()].toSorted((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1)),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

/** The folder of the innermost package; undefined for our own sources. Folders inside it may have a package.json of their own. */
function packageFolder(path: string): string | undefined {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
}

async function componentOf(folder: string) {
  const path = join(folder, 'package.json');
  if (!existsSync(path)) throw new Error(`build: ${dirname(path)} has no package.json; run npm run setup`);
  const { name, version, license, description } = JSON.parse(await readFile(path, 'utf8')) as Manifest;
  if (name === undefined || version === undefined) throw new Error(`build: ${path} has no name or version`);
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const expression = typeof license === 'object' ? license.type : license;
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    purl,
    ...(description === undefined ? {} : { description }),
    ...(expression === undefined ? {} : { licenses: [licenseOf(expression)] }),
  };
}

/** An SPDX expression, an SPDX identifier, or what somebody wrote instead. */
function licenseOf(text: string) {
  if (/ (OR|AND|WITH) /.test(text)) return { expression: text };
  return { license: /^[\w.+-]+$/.test(text) && text !== 'UNLICENSED' ? { id: text } : { name: text } };
}
