export interface CurlRequest {
  method: string
  /** Includes the origin. */
  url: string
  tenant: string
  /** JSON text. */
  body: string
}

/**
 * An API request as a command for a POSIX shell. The shell fills in the credentials from `$TOKEN`
 * and `$API_KEY`, and expands nothing else.
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

/** Inside single quotes a shell leaves every character alone except the quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
