import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const scripts = (
  JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
).scripts

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mock-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

interface RunningMock {
  /** What it printed at its start. */
  greeting: string
  /** Ends it, and resolves once it has ended. */
  stop: (signal?: NodeJS.Signals) => Promise<void>
}

/**
 * Runs the script `mock` of package.json without npm and without latency. Rejects with what it
 * wrote to stderr when it ends before it listens.
 */
export async function startMock(...args: string[]): Promise<RunningMock> {
  const [runner, file] = scripts['mock']?.split(' ') ?? []
  if (runner !== 'tsx' || file === undefined) throw new Error('npm run mock is no longer tsx')
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    env: { ...process.env, MOCK_LATENCY_MS: '0' },
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    child.kill(signal)
    await ended
  }
  onTestFinished(() => stop('SIGKILL'))
  let greeting = ''
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => (complaint += String(chunk)))
  const listening = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      greeting += String(chunk)
      if (greeting.includes('To try it:\n') && greeting.endsWith("'\n")) resolve()
    })
  })
  await Promise.race([
    listening,
    ended.then(() => {
      throw new Error(complaint)
    }),
  ])
  return { greeting, stop }
}

interface CurlAnswer {
  status: number
  body: unknown
}

/** Runs curl commands in one shell, after the first line of a greeting that signs in. */
export function runCurl(greeting: string, commands: readonly string[]): CurlAnswer[] {
  const signIn = greeting.split('\n').find((line) => line.startsWith('  export '))
  if (signIn === undefined) throw new Error('the greeting signs nobody in')
  const curl = `curl() { command curl -sS -w '\\n%{http_code}' "$@"; printf '\\0'; }`
  const script = ['set -e', signIn, curl, ...commands].join('\n')
  const output = execFileSync('sh', { input: script, encoding: 'utf8' })
  return output
    .split('\0')
    .slice(0, -1)
    .map((each) => {
      const end = each.lastIndexOf('\n')
      const body = each.slice(0, end).trim()
      return { status: Number(each.slice(end)), body: body === '' ? null : JSON.parse(body) }
    })
}

/** The curl commands in a text, each with the lines that it goes on for. */
export function curlCommands(text: string): string[] {
  return [...text.matchAll(/^ *curl (?:[^'"\n\\]|\\\n|'[^']*'|"[^"]*")+$/gm)].map(([each]) => each)
}
