import { mockApiKey, mockCredentials, mockTenant } from '../tokens.ts'
import type { MockCredential } from '../tokens.ts'

const headings: Record<MockCredential['kind'], string> = {
  writer: 'May read and write',
  reader: 'May only read',
  expired: 'Has a token that has expired',
}

/**
 * What the server says at its start: how to sign in, as lines to paste into a shell, and a first
 * command that works without them. `origin` has no trailing slash.
 */
export function greeting(origin: string): string {
  const api = `${origin}/apidev/v1/accounts`
  const [writer] = mockCredentials
  const people = mockCredentials.map(
    ({ kind, token }) =>
      `${headings[kind]}:\n  export API=${api} TENANT=${mockTenant} API_KEY=${mockApiKey} TOKEN=${token}\n`,
  )
  const first = [
    `  curl -H 'Authorization: Bearer ${writer?.token ?? ''}' \\`,
    `    -H 'X-API-Key: ${mockApiKey}' -H 'tenant: ${mockTenant}' \\`,
    `    '${api}?status=A&search=acme&limit=10'\n`,
  ]
  return [`The mock answers at ${api}\n`, ...people, 'To try it:', ...first].join('\n')
}
