import { readConfig, type Config, type ConfigProblem } from '#contract/config.ts'
import { sendRequest } from '#http/request.ts'

const timeoutMs = 10_000

/**
 * Reads config.json from the folder of index.html (`baseUrl` ends with a slash). A missing file
 * gives all defaults. So does an HTML page with a 200, which a single-page host sends for a missing
 * file. Throws a `network` or `timeout` failure when the host does not answer.
 */
export async function loadConfig(
  baseUrl: string,
): Promise<{ ok: true; config: Config } | { ok: false; problem: ConfigProblem }> {
  const answer = await sendRequest({
    method: 'GET',
    url: `${baseUrl}config.json`,
    headers: { Accept: 'application/json' },
    body: null,
    credentials: 'same-origin',
    timeoutMs,
    signal: null,
  })
  const isPage = answer.headers.get('content-type')?.includes('text/html') ?? false
  const isFallback = answer.status === 200 && answer.json === undefined && isPage
  if (answer.status === 404 || isFallback) return readConfig(null)
  if (answer.status !== 200 || answer.json === undefined) {
    return { ok: false, problem: { key: 'config.json', message: `HTTP ${answer.status}, no JSON` } }
  }
  return readConfig(answer.json)
}
