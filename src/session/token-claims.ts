/** The claims of a token. Any claim may be missing, and an unreadable token has none. */
export interface TokenClaims {
  /** When the token expires, in ms since 1970; null when it does not say. */
  expiresAt: number | null
  subject: string | null
  /** The name to show for the person. */
  name: string | null
}

/**
 * Reads the claims of a JWT. Does not check the signature, since only the server can. Never throws.
 */
export function readClaims(token: string): TokenClaims {
  const claims = decode(token.split('.')[1] ?? '')
  const text = (key: string): string | null => {
    const value = claims[key]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const exp = claims['exp']
  return {
    expiresAt: typeof exp === 'number' && Number.isFinite(exp) ? exp * 1000 : null,
    subject: text('sub'),
    name: text('name') ?? text('preferred_username') ?? text('email') ?? text('sub'),
  }
}

function decode(payload: string): Record<string, unknown> {
  try {
    const binary = atob(payload.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (character) => character.codePointAt(0) ?? 0)
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof claims === 'object' && claims !== null ? { ...claims } : {}
  } catch {
    return {}
  }
}
