/**
 * Brings a machine to where LangFlix runs: the npm packages of package-lock.json (Node 24 is one of them) and the
 * programs it starts. Plain JavaScript without dependencies, because it runs on the Node that is there before
 * anything is installed. Says nothing when nothing is missing. With `--tests` also what only tests need, where it can be had.
 */
import { installNpmPackages, npmPackagesAreMissing } from './setup/npm-packages.mjs';
import {
  installSystemTools,
  installTestTools,
  missingTestTools,
  missingTools,
} from './setup/system-tools.mjs';
import { SetupError } from './setup/setup-error.mjs';
import { withSetupLock } from './setup/setup-lock.mjs';

const wantedByTests = () => (process.argv.includes('--tests') ? missingTestTools() : []);
const isReady = () => !npmPackagesAreMissing() && [...missingTools(), ...wantedByTests()].length === 0;

async function setUp() {
  if (isReady()) return;
  await withSetupLock(() => {
    if (npmPackagesAreMissing()) installNpmPackages();
    installSystemTools(missingTools());
    installTestTools(wantedByTests());
  });
}

try {
  await setUp();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
