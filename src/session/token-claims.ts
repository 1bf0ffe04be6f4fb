/** What a token says of itself. Every claim may be missing: an unreadable token is not an error. */
export interface TokenClaims {
  /** When it runs out, in ms since the epoch. */
  expiresAt: number | null
  subject: string | null
  /** What to call the person by. */
  name: string | null
}

/** Reads a JWT's claims without checking its signature, which only the server can. Never fails. */
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

function decode(part: string): Record<string, unknown> {
  try {
    const binary = atob(part.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (character) => character.codePointAt(0) ?? 0)
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof claims === 'object' && claims !== null ? { ...claims } : {}
  } catch {
    return {}
  }
}
