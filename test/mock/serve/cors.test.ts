// @vitest-environment node
import { expect, onTestFinished, test } from 'vitest'
import { startMockServer } from '#mock/node-http.ts'
import { mockHeaders } from '#mock/tokens.ts'

const Origin = 'https://elsewhere.example'

async function start(cors: boolean) {
  const server = await startMockServer({ cors, rateLimit: { requests: 1 } })
  onTestFinished(() => server.close())
  return { ...server, api: `${server.url}/apidev/v1/accounts` }
}

test('a preflight allows what it asks about, and costs no budget', async () => {
  const { api, backend } = await start(true)
  const answer = await fetch(`${api}/1`, {
    method: 'OPTIONS',
    headers: {
      Origin,
      'Access-Control-Request-Method': 'PUT',
      'Access-Control-Request-Headers': 'authorization,content-type,tenant,x-api-key',
    },
  })
  expect(answer.status).toBe(204)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, POST, PUT',
    'access-control-allow-headers': 'authorization,content-type,tenant,x-api-key',
  })
  expect(backend.log).toEqual([])
})

test('a page may read every answer, and when to come back after a refusal', async () => {
  const { api } = await start(true)
  const headers = { ...mockHeaders(), Origin }
  const statuses = []
  for (const each of [{ headers }, { headers }, {}]) {
    const answer = await fetch(api, each)
    statuses.push(answer.status)
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(answer.headers.get('Access-Control-Expose-Headers')).toContain('Retry-After')
  }
  expect(statuses).toEqual([200, 429, 400])
})

test('without it, other origins are told nothing', async () => {
  const { api } = await start(false)
  const answer = await fetch(api, { headers: { ...mockHeaders(), Origin } })
  expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull()
})
