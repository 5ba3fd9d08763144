/**
 * Brings a machine to where LangFlix runs: the npm packages of package-lock.json (Node 24 is one of them) and the
 * programs it starts. Plain JavaScript without dependencies, because it runs on the Node that is there before
 * anything is installed. Says nothing when nothing is missing.
 */
import { installNpmPackages, npmPackagesAreMissing } from './setup/npm-packages.mjs';
import { installSystemTools, missingTools } from './setup/system-tools.mjs';
import { SetupError } from './setup/setup-error.mjs';
import { withSetupLock } from './setup/setup-lock.mjs';

const isReady = () => !npmPackagesAreMissing() && missingTools().length === 0;

async function setUp() {
  if (isReady()) return;
  await withSetupLock(() => {
    if (npmPackagesAreMissing()) installNpmPackages();
    installSystemTools(missingTools());
  });
}

try {
  await setUp();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
