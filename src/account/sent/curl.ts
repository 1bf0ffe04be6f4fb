export interface CurlRequest {
  method: string
  /** With its host. */
  url: string
  tenant: string
  /** A JSON text. */
  body: string
}

/**
 * A request of the API as a command for a POSIX shell. The credentials are left to the shell, as `$TOKEN`
 * and `$API_KEY`; nothing else of it is expanded there.
 */
export function curlCommand({ method, url, tenant, body }: CurlRequest): string {
  return [
    `curl -X ${method} ${quoted(url)}`,
    `-H "Authorization: Bearer $TOKEN"`,
    `-H "X-API-Key: $API_KEY"`,
    `-H ${quoted(`tenant: ${tenant}`)}`,
    `-H ${quoted('Content-Type: application/json')}`,
    `--data-raw ${quoted(body)}`,
  ].join(' \\\n  ')
}

/** Within single quotes a shell leaves everything alone but the quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
