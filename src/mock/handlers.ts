import { http } from 'msw'
import type { RequestHandler } from 'msw'
import { endpoints } from '#contract/endpoints.ts'
import type { Endpoint } from '#contract/endpoints.ts'

export type Answer = (endpoint: Endpoint, request: Request, id: string) => Promise<Response>

const on = { GET: http.get, POST: http.post, PUT: http.put }

/** The MSW handlers that every host uses: worker, tests and sockets. */
export function createHandlers(answer: Answer): RequestHandler[] {
  return (Object.keys(endpoints) as Endpoint[]).map((endpoint) => {
    const { method, path } = endpoints[endpoint]
    return on[method](`*${path.replace('{id}', ':id')}`, ({ request, params }) =>
      answer(endpoint, request, String(params['id'] ?? '')),
    )
  })
}
