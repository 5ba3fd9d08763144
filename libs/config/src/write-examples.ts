/** Writes langflix.example.yaml and .env.example at the root; run it after a change of keys, defaults or their words. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderExampleEnvironment, renderExampleYaml } from './render-example.ts';

const root = join(import.meta.dirname, '../../..');
writeFileSync(join(root, 'langflix.example.yaml'), renderExampleYaml());
writeFileSync(join(root, '.env.example'), renderExampleEnvironment());
