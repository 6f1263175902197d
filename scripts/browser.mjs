// @ts-check
/**
 * The one place that says which Chromium the tests drive: $CHROMIUM_PATH, a system browser, or Playwright's own.
 * Run as a script, it gets one where none is: Playwright's, else Debian's through apt.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const isRoot = process.getuid?.() === 0;

/** @type {(path: string | undefined) => boolean} */
function isExecutable(path) {
  if (!path) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns {string | undefined} */
function findChromium() {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen) {
    if (!isExecutable(chosen)) throw new Error(`CHROMIUM_PATH "${chosen}" is not an executable file.`);
    return chosen;
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ].find(isExecutable);
}

/** For Playwright's `launch()`. Without a path it takes its own browser. */
export function launchOptions() {
  const executablePath = findChromium();
  const args = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-gpu',
    '--disable-quic',
    '--disable-sync',
    '--no-first-run',
    // Chromium refuses to run its sandbox as root, as in most containers.
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
  return executablePath ? { executablePath, args } : { args };
}

/** @type {(command: string[]) => boolean} */
const run = ([program = '', ...args]) => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
};

const hasApt = () => process.platform === 'linux' && isExecutable('/usr/bin/apt-get');

/** @type {(packages: string[]) => boolean} */
function aptInstall(packages) {
  const apt = [...(isRoot ? [] : ['sudo', '-n']), 'apt-get', '-y', '-q', '-o', 'DPkg::Lock::Timeout=300'];
  run([...apt, 'update']);
  return run([...apt, 'install', '--no-install-recommends', ...packages]);
}

/** @returns {Promise<string>} */
async function ensureChromium() {
  const { chromium } = await import('playwright');
  const have = () => findChromium() ?? [chromium.executablePath()].find(isExecutable);
  const found = have();
  if (found) return found;

  console.log('No Chromium found. Asking Playwright for its own.');
  const playwright = fileURLToPath(new URL('../node_modules/playwright/cli.js', import.meta.url));
  run([process.execPath, playwright, 'install', 'chromium']);
  if (!have() && hasApt()) {
    console.log('Playwright has none for us. Asking apt for the one of this system.');
    aptInstall(['chromium', 'fonts-dejavu-core', 'fonts-noto-cjk']);
  }
  const installed = have();
  if (installed) return installed;
  throw new Error('No Chromium could be found or installed. Install one, or set CHROMIUM_PATH to it.');
}

/** Chinese stories and pictures need a font that has the characters; no test fails without one. */
function ensureChineseFont() {
  const list = spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' });
  if (list.error || list.stdout.trim()) return;
  if (!isRoot || !hasApt() || !aptInstall(['fonts-noto-cjk'])) {
    console.log('No Chinese font: Chinese text will show as boxes. Install fonts-noto-cjk or another.');
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    console.log(`Chromium: ${await ensureChromium()}`);
    ensureChineseFont();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
