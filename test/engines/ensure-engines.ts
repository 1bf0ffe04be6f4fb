// Checks before the engine tests that Firefox and WebKit are installed, and says what to do if not.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Engine } from './driver.ts'
import { findEngine } from './find-engines.ts'

const engines: Engine[] = ['firefox', 'webkit']
const packages: Record<Engine, string[]> = {
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb', 'xauth'],
}

const missing = () => engines.filter((engine) => findEngine(engine) === null)

const run = (command: string, ...args: string[]) =>
  spawnSync(command, args, { stdio: 'inherit', timeout: 5 * 60_000 }).status === 0

const wanted = missing()
const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
if (wanted.length > 0 && isDebianRoot) {
  const names = wanted.flatMap((engine) => packages[engine])
  process.stdout.write(`Installing ${names.join(', ')} …\n`)
  if (run('apt-get', 'update', '-qq')) {
    run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...names)
  }
}

for (const engine of engines) {
  process.stdout.write(`${engine}: ${findEngine(engine)?.by ?? 'none'}\n`)
}
const still = missing()
if (still.length > 0) {
  process.stderr.write(
    `The engine tests need ${still.join(' and ')}, which could not be installed. Run this, then the tests again:\n` +
      `  npx playwright install --with-deps ${still.join(' ')}\n`,
  )
  process.exitCode = 1
}
