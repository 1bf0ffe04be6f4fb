import * as z from 'zod/mini'

export const mockTenant = 'acme.example.com'
export const mockApiKey = 'mk_demo_4f1c9a7e2b58d036'

export type Permission = 'APICLI_ACCOUNTS_READ' | 'APICLI_ACCOUNTS_WRITE'

const Claims = z.object({
  sub: z.string(),
  name: z.string(),
  tenant: z.string(),
  exp: z.number(),
  permissions: z.array(z.string()),
})
/** The claims of a token. `exp` is in seconds since 1970, as in any JWT. */
export type Claims = z.output<typeof Claims>

/** Makes a JWT that every mock backend accepts. Its signature is a checksum and protects nothing. */
export function mintToken(claims: Claims): string {
  const head = `${encode(JSON.stringify({ alg: 'HS256', typ: 'JWT' }))}.${encode(JSON.stringify(claims))}`
  return `${head}.${sign(head)}`
}

/** The claims of a token from `mintToken`; null for any other text. Does not check `exp`. */
export function readToken(token: string): Claims | null {
  const [header, payload, signature, ...rest] = token.split('.')
  if (header === undefined || payload === undefined || rest.length > 0) return null
  if (signature !== sign(`${header}.${payload}`)) return null
  const claims = Claims.safeParse(JSON.parse(decode(payload)))
  return claims.success ? claims.data : null
}

const year2100 = Date.UTC(2100, 0, 1) / 1000
const year2020 = Date.UTC(2020, 0, 1) / 1000
const read: Permission[] = ['APICLI_ACCOUNTS_READ']
const both: Permission[] = ['APICLI_ACCOUNTS_READ', 'APICLI_ACCOUNTS_WRITE']
const person = (sub: string, name: string, exp: number, permissions: Permission[]): string =>
  mintToken({ sub, name, tenant: mockTenant, exp, permissions })

export const tokens = {
  writer: person('u-1001', 'Ana Suárez', year2100, both),
  reader: person('u-1002', 'Bruno Lima', year2100, read),
  expired: person('u-1003', 'Carla Méndez', year2020, both),
} as const
type TokenKind = keyof typeof tokens

export interface MockCredential {
  kind: TokenKind
  tenant: string
  token: string
  apiKey: string
}

/** One set of credentials per kind of user, for the sign-in screen of a demo. */
export const mockCredentials: readonly MockCredential[] = (
  ['writer', 'reader', 'expired'] as const
).map((kind) => ({ kind, tenant: mockTenant, token: tokens[kind], apiKey: mockApiKey }))

/** The three headers of a request, by default those of the writer. */
export function mockHeaders(
  credential: Partial<Omit<MockCredential, 'kind'>> = {},
): Record<string, string> {
  return {
    Authorization: `Bearer ${credential.token ?? tokens.writer}`,
    'X-API-Key': credential.apiKey ?? mockApiKey,
    tenant: credential.tenant ?? mockTenant,
  }
}

function encode(text: string): string {
  const bytes = String.fromCodePoint(...new TextEncoder().encode(text))
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function decode(text: string): string {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.codePointAt(0) ?? 0))
}

/** FNV-1a, four times over: as long as a real signature, and it detects a changed token. */
function sign(text: string): string {
  let hash = 0x811c9dc5
  const words = [1, 2, 3, 4].map((round) => {
    for (const character of `${round}${text}`) {
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
    }
    return hash.toString(16).padStart(8, '0')
  })
  return encode(words.join(''))
}
