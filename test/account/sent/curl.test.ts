// @vitest-environment node
import { execFileSync } from 'node:child_process'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { curlCommand } from '#account/sent/curl.ts'

const request = {
  method: 'PUT',
  url: 'https://acme.example.com/apidev/v1/accounts/704100000000000001',
  tenant: 'acme.example.com',
}

/** The arguments that a shell passes to each command. */
function argumentsOf(commands: readonly string[]): string[][] {
  const script = `curl() { printf '%s\\0' "$@"; printf '\\1'; }\n${commands.join('\n')}\n`
  const env = { PATH: process.env['PATH'] ?? '', TOKEN: 'a token', API_KEY: 'a key' }
  const output = execFileSync('sh', { input: script, env, encoding: 'utf8' })
  const runs = output.split('\u0001').slice(0, -1)
  return runs.map((run) => run.split('\0').slice(0, -1))
}

test('a request is one command, and the shell fills in the credentials', () => {
  expect(curlCommand({ ...request, body: '{"notes":"It\'s new"}' })).toBe(
    [
      "curl -X PUT 'https://acme.example.com/apidev/v1/accounts/704100000000000001' \\",
      '  -H "Authorization: Bearer $TOKEN" \\',
      '  -H "X-API-Key: $API_KEY" \\',
      "  -H 'tenant: acme.example.com' \\",
      "  -H 'Content-Type: application/json' \\",
      String.raw`  --data-raw '{"notes":"It'\''s new"}'`,
    ].join('\n'),
  )
})

test('a shell passes every body on unchanged', () => {
  const tricky = fc.constantFrom("'", '"', '`', '$(id)', '$TOKEN', '\\', '\n', '!', '; ls', "'\\''")
  const text = fc.array(fc.oneof(tricky, fc.string({ unit: 'binary' })), { maxLength: 6 })
  const bodies = fc.sample(
    fc.record({ notes: text.map((pieces) => pieces.join('')), value: fc.jsonValue() }),
    200,
  )
  const texts = bodies.map((body) => JSON.stringify(body, null, 2))
  const seen = argumentsOf(texts.map((body) => curlCommand({ ...request, body })))
  expect(seen.map((each) => each.at(-1))).toEqual(texts)
  const rest = seen[0]?.slice(0, -2) ?? []
  expect(rest.filter((each) => each !== '-H')).toEqual([
    '-X',
    'PUT',
    request.url,
    'Authorization: Bearer a token',
    'X-API-Key: a key',
    'tenant: acme.example.com',
    'Content-Type: application/json',
  ])
})
