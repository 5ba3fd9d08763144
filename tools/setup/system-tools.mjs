import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from './setup-error.mjs';

/** Debian keeps nats-server in /usr/sbin, which is not on every user's PATH. */
const SEARCHED = [...(process.env.PATH ?? '').split(':'), '/usr/local/bin', '/usr/sbin', '/usr/local/sbin'];
const onPath = (program) => SEARCHED.some((folder) => folder !== '' && existsSync(join(folder, program)));
const output = (command, args) => spawnSync(command, args, { encoding: 'utf8' }).stdout ?? '';

const hasFontFor = (language) => output('fc-list', [`:lang=${language}`, 'family']).trim() !== '';
const ffmpegSpeaks = () => output('ffmpeg', ['-v', 'error', '-h', 'filter=flite']).startsWith('Filter flite');

/** What LangFlix starts or needs to be there, and the package that brings it. */
const TOOLS = [
  {
    name: 'ffmpeg and ffprobe',
    isThere: () => onPath('ffmpeg') && onPath('ffprobe'),
    apt: 'ffmpeg',
    brew: 'ffmpeg',
  },
  { name: 'nats-server', isThere: () => onPath('nats-server'), apt: 'nats-server', brew: 'nats-server' },
  { name: 'fontconfig', isThere: () => onPath('fc-list'), apt: 'fontconfig', brew: 'fontconfig' },
  {
    name: 'a font with Korean, Chinese and Japanese letters (Noto Sans CJK)',
    isThere: () => hasFontFor('ko'),
    apt: 'fonts-noto-cjk',
    brew: 'font-noto-sans-cjk',
  },
  {
    name: 'fonts with the letters of other scripts, such as Thai (Noto Sans)',
    isThere: () => hasFontFor('th'),
    apt: 'fonts-noto-core',
    brew: 'font-noto-sans-thai',
  },
  {
    name: 'a speech synthesizer for the demo (espeak-ng, or an ffmpeg with flite)',
    isThere: () => onPath('espeak-ng') || (onPath('ffmpeg') && ffmpegSpeaks()),
    apt: 'espeak-ng',
    brew: 'espeak-ng',
  },
];

/** What some tests need. */
const TEST_TOOLS = [
  {
    name: 'strace',
    // There is none for other systems, where its test is skipped.
    isThere: () => process.platform !== 'linux' || onPath('strace'),
    apt: 'strace',
    brew: 'strace',
    without: 'the test of a slow disk fails',
  },
  {
    name: 'a Redis or Valkey server',
    // Debian's redis-tools brings the server under the name of its checking tool, and no service that starts itself.
    isThere: () => ['redis-server', 'valkey-server', 'redis-check-rdb'].some(onPath),
    apt: 'redis-tools',
    brew: 'redis',
    without: 'the tests of the cache on Redis are skipped',
  },
  {
    name: 'Chromium',
    isThere: () => onPath('chromium'),
    apt: 'chromium',
    brew: 'chromium',
    without: 'the tests of the dashboard in a browser fail',
  },
  {
    name: 'Prometheus with promtool',
    isThere: () => onPath('prometheus') && onPath('promtool'),
    apt: 'prometheus',
    brew: 'prometheus',
    without: 'the tests of alert rules and dashboards fail',
  },
];

export function missingTestTools() {
  return TEST_TOOLS.filter((tool) => !tool.isThere());
}

/** Installs what can be had; says what is done without for the rest. */
export function installTestTools(missing, { install = installSystemTools, log = console.log } = {}) {
  try {
    install(missing);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    for (const { name, without } of missing) log(`Without ${name}, ${without}.`);
  }
}

export function missingTools() {
  return TOOLS.filter((tool) => !tool.isThere());
}

/**
 * Installs by apt-get (as root or by `sudo` without a password) or by brew.
 * @throws {SetupError} naming what to install where neither can be used, or when the installer fails
 */
export function installSystemTools(missing, { isRoot = process.getuid?.() === 0, has = onPath } = {}) {
  if (missing.length === 0) return;
  const packagesOf = (installer) => missing.map((tool) => tool[installer]);
  if (has('apt-get') && (isRoot || (has('sudo') && mayUseSudo()))) {
    console.log(`Installing ${packagesOf('apt').join(', ')} ...`);
    installByApt(packagesOf('apt'), isRoot ? [] : ['sudo', '-n']);
  } else if (has('brew') && process.platform === 'darwin') {
    console.log(`Installing ${packagesOf('brew').join(', ')} ...`);
    run(['brew', 'install', '--quiet', ...packagesOf('brew')]);
  } else {
    throw new SetupError(whatToInstall(missing, has('apt-get')));
  }
  const left = missing.filter((tool) => !tool.isThere());
  if (left.length > 0) throw new SetupError(whatToInstall(left, has('apt-get')));
}

const mayUseSudo = () => spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;

export function whatToInstall(missing, isDebian) {
  const lines = missing.map((tool) => `  - ${tool.name}`);
  const packages = missing.map((tool) => tool.apt).join(' ');
  const command = isDebian ? `sudo apt-get install --no-install-recommends ${packages}` : undefined;
  return [
    'LangFlix needs these, and cannot install them here:',
    ...lines,
    command === undefined
      ? 'Install them so that they are on the PATH, then run the same command again.'
      : `Run \`${command}\`, then the same command again.`,
  ].join('\n');
}

function installByApt(packages, sudo) {
  const others = PACKAGED_SERVICES.filter((program) => !onPath(program));
  const environment = ['env', 'DEBIAN_FRONTEND=noninteractive'];
  run([...sudo, ...environment, 'apt-get', 'update', '-qq']);
  const install = ['apt-get', 'install', '-y', '-qq', '--no-install-recommends'];
  const lockTimeout = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0'];
  run([...sudo, ...environment, ...install, ...lockTimeout, ...packages]);
  for (const program of others.filter(onPath)) stopPackagedService(program, sudo);
}

/** Started as services of the same name by Debian's packages where systemd runs; LangFlix starts its own when it needs one. */
const PACKAGED_SERVICES = ['nats-server', 'prometheus'];

function stopPackagedService(program, sudo) {
  if (!existsSync('/run/systemd/system')) return;
  const [command, ...args] = [...sudo, 'systemctl', 'disable', '--now', '--quiet', program];
  spawnSync(command, args, { stdio: 'ignore' });
}

/** Runs an installer quietly; what it said is shown only when it failed. */
function run([command, ...args]) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return;
  console.error(`${stdout ?? ''}${stderr ?? ''}`);
  throw new SetupError(
    `Set-up failed: \`${[command, ...args].join(' ')}\` ended with ${error?.message ?? `code ${status}`}. ` +
      'Its message is above; mend that, then run the same command again.',
  );
}
