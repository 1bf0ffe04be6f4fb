// @vitest-environment node
import { expect, test } from 'vitest'
import { readCommandLine } from '#mock/serve/command-line.ts'

test('port and file have defaults', () => {
  expect(readCommandLine([])).toEqual({ port: 4180, data: null })
  expect(readCommandLine(['--port', '0', '--data=a.json'])).toEqual({ port: 0, data: 'a.json' })
})

test.each([
  [['--port', 'x'], '--port'],
  [['--port', '65536'], '--port'],
  [['--port'], '--port'],
  [['--data', ''], '--data'],
  [['--bogus'], '--bogus'],
  [['accounts.json'], 'accounts.json'],
])('what is wrong with %j is named', (args, name) => {
  expect(() => readCommandLine(args)).toThrow(name)
})
