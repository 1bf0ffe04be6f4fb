import * as z from 'zod/mini'
import type { MockBackend } from './backend.ts'
import { ApiError } from './api-error.ts'
import { Scenario } from './scenarios.ts'
import { parsePatch } from './validation.ts'

/**
 * Controls the backend over HTTP, outside the API and its budget: `POST /__mock/scenario`, `POST
 * /__mock/reset`, `GET /__mock/log`, `GET /__mock/accounts/{id}` (an account without the caches)
 * and `PUT /__mock/accounts/{id}` (changes it as another user would).
 */
export async function control(backend: MockBackend, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  const id = /^\/__mock\/accounts\/([^/]+)$/.exec(pathname)?.[1] ?? ''
  switch (`${request.method} ${id === '' ? pathname : '/__mock/accounts/'}`) {
    case 'GET /__mock/log':
      return Response.json({ requests: backend.log })
    case 'POST /__mock/reset':
      backend.reset()
      return done()
    case 'POST /__mock/scenario':
      return switchOn(backend, await request.text())
    case 'GET /__mock/accounts/':
      return Response.json(backend.store.get(decodeURIComponent(id)))
    case 'PUT /__mock/accounts/':
      return edit(backend, decodeURIComponent(id), await request.text())
    default:
      return new Response('no such control', { status: 404 })
  }
}

const done = (): Response => new Response(null, { status: 204 })

function switchOn(backend: MockBackend, body: string): Response {
  const scenario = Scenario.safeParse(parseJson(body))
  if (!scenario.success) return new Response(z.prettifyError(scenario.error), { status: 400 })
  backend.scenario(scenario.data)
  return done()
}

function edit(backend: MockBackend, id: string, body: string): Response {
  try {
    backend.edit(id, parsePatch(body))
    return done()
  } catch (error) {
    if (error instanceof ApiError) return error.toResponse()
    throw error
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
