import { spawn } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { pressMs, type Driver, type Point } from './driver.ts'

/** WebDriver's codes for keys without a character. */
const codes: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Escape: '\uE00C',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
}

/** Drives WebKitGTK over W3C WebDriver, on its own display. */
export async function driveWebDriver(driver: string, binary: string): Promise<Driver> {
  const port = await freePort()
  const server = spawn(
    'xvfb-run',
    ['-a', '-s', '-screen 0 1600x1200x24', driver, `--port=${port}`],
    {
      stdio: 'ignore',
      // A process group of its own, so that all of it can be ended.
      detached: true,
      env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' },
    },
  )
  const end = () => {
    if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid)
  }
  process.once('exit', end)

  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    })
    const { value } = (await response.json()) as { value: unknown }
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`)
    return value
  }

  await started(() => call('GET', '/status'))
  const { sessionId, capabilities } = (await call('POST', '/session', {
    capabilities: {
      alwaysMatch: {
        unhandledPromptBehavior: 'accept',
        'webkitgtk:browserOptions': { binary, args: ['--automation'] },
      },
    },
  })) as { sessionId: string; capabilities: { browserVersion: string } }

  const session = `/session/${sessionId}`
  const post = (path: string, body: object = {}) => call('POST', session + path, body)
  const evaluate = (expression: string) =>
    post('/execute/sync', { script: `return ${expression}`, args: [] })
  const keys = (actions: object[]) =>
    post('/actions', { actions: [{ type: 'key', id: 'keys', actions }] })
  const down = (value: string) => ({ type: 'keyDown', value })
  const up = (value: string) => ({ type: 'keyUp', value })
  const moveTo = ({ x, y }: Point) => ({
    type: 'pointerMove',
    x,
    y,
    duration: 50,
  })
  return {
    browserName: `WebKitGTK ${capabilities.browserVersion}`,
    goto: async (url) => void (await post('/url', { url })),
    reload: async () => void (await post('/refresh')),
    back: async () => void (await post('/back')),
    evaluate,
    drag: async (from, to) => {
      const actions = [
        moveTo(from),
        { type: 'pointerDown', button: 0 },
        { type: 'pause', duration: pressMs },
        ...(to === from ? [] : [moveTo(to)]),
        { type: 'pointerUp', button: 0 },
      ]
      await post('/actions', { actions: [{ type: 'pointer', id: 'mouse', actions }] })
    },
    press: async (combination) => {
      const values = combination.split('+').map((name) => codes[name] ?? name)
      await keys([...values.map(down), ...values.toReversed().map(up)])
    },
    type: async (text) => {
      const letters = Array.from(text, (letter) => (letter === '\n' ? '\uE007' : letter))
      await keys(letters.flatMap((letter) => [down(letter), up(letter)]))
    },
    resize: async (width, height) => {
      const [sides, bars] = (await evaluate(
        '[outerWidth - innerWidth, outerHeight - innerHeight]',
      )) as [number, number]
      await post('/window/rect', { x: 0, y: 0, width: width + sides, height: height + bars })
    },
    screenshot: async () =>
      Buffer.from((await call('GET', `${session}/screenshot`)) as string, 'base64'),
    close: async () => {
      await call('DELETE', session)
      end()
    },
  }
}

async function started(ask: () => Promise<unknown>): Promise<void> {
  const until = Date.now() + 20_000
  for (;;) {
    try {
      await ask()
      return
    } catch (error) {
      if (Date.now() > until) throw error
      await pause(50)
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
