// These tests need a real server, because only a real connection can break off or stall in the
// middle of an answer.
import { sendRequest, type HttpRequest } from '#http/request.ts'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'

let answer: (response: ServerResponse) => void = () => undefined
const server = createServer((_request, response) => answer(response))
const start = '{"success": true, "data"'

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

function send(request: Partial<HttpRequest> = {}) {
  return sendRequest({
    method: 'GET',
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    headers: {},
    body: null,
    credentials: 'omit',
    timeoutMs: 5_000,
    signal: null,
    ...request,
  })
}

test('an answer shorter than its Content-Length is a network failure', async () => {
  answer = (response) => {
    response.writeHead(200, { 'Content-Length': '1000' })
    response.write(start, () => response.destroy())
  }
  await expect(send()).rejects.toMatchObject({ kind: 'network', status: null })
})

test('a connection that dies before the answer is a network failure', async () => {
  answer = (response) => response.destroy()
  await expect(send()).rejects.toMatchObject({ kind: 'network', status: null })
})

test('a request whose answer never ends times out', async () => {
  answer = (response) => void response.write(start)
  await expect(send({ timeoutMs: 150 })).rejects.toMatchObject({ kind: 'timeout' })
})

test('a request that is aborted while the body arrives fails with the reason', async () => {
  const given = new AbortController()
  const reason = new Error('left the page')
  answer = (response) => void response.write(start, () => setTimeout(() => given.abort(reason), 50))
  await expect(send({ signal: given.signal })).rejects.toBe(reason)
})

test('an abort after the answer changes nothing', async () => {
  const given = new AbortController()
  answer = (response) => void response.end(`${start}: 1}`)
  const answered = await send({ signal: given.signal })
  given.abort()
  expect(answered).toMatchObject({ status: 200, json: { success: true, data: 1 } })
})
