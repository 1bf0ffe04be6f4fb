// Checks before the browser tests that a browser is installed, and says what to do if not.
import { spawnSync } from 'node:child_process'
import { findBrowser } from './find-browser.ts'

const run = (command: string, ...args: string[]) =>
  spawnSync(command, args, { stdio: 'inherit', timeout: 5 * 60_000 }).status === 0

function install(): void {
  process.stdout.write('No Chromium found. Trying Playwright’s own …\n')
  if (run('npx', 'playwright', 'install', 'chromium') && findBrowser()) return
  const isRoot = process.getuid?.() === 0
  if (!isRoot) return
  process.stdout.write('Trying the system’s package …\n')
  if (run('apt-get', 'update', '-qq')) run('apt-get', 'install', '-y', '-qq', 'chromium')
}

if (!findBrowser()) install()
const browser = findBrowser()
if (browser) process.stdout.write(`Browser tests run in ${browser}\n`)
else {
  process.stderr.write(
    'The browser tests need Chromium, and none could be installed. Run this, then the tests again:\n' +
      '  npx playwright install --with-deps chromium\n' +
      'or set CHROMIUM_PATH to a Chromium or Chrome that is already there.\n',
  )
  process.exitCode = 1
}
