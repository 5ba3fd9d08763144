/**
 * `node tools/nats-permissions.ts` writes deploy/nats/generated; `--check` exits 1 when a file there is stale. Other models
 * than the default one: `--model <name>` and `--project <name>`, both as in langflix.yaml, `--model` several times if
 * several are asked; `--out <folder>` writes elsewhere.
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { GENERATED, staleOutputs, writeOutputs } from './nats-permissions/outputs.ts';
import { DEFAULT_MODEL } from './nats-permissions/default-model.ts';

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    model: { type: 'string', multiple: true, default: [DEFAULT_MODEL.model] },
    project: { type: 'string', default: DEFAULT_MODEL.project },
    out: { type: 'string' },
  },
});
const models = values.model.map((model) => ({ project: values.project, model }));
const folder = values.out === undefined ? GENERATED : pathToFileURL(`${values.out}/`);

if (values.check) {
  const stale = staleOutputs(models, folder);
  for (const file of stale)
    console.error(
      `deploy/nats/generated/${file} is not what libs/messaging says: run npx node tools/nats-permissions.ts`,
    );
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  const written = writeOutputs(models, folder);
  console.log(written.length === 0 ? 'nothing to do' : written.map((file) => `wrote ${file}`).join('\n'));
}
