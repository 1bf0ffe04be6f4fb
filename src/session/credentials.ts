import * as z from 'zod/mini'
import type { Credentials } from '#api/client.ts'
import { cleanCode } from '#contract/invisible.ts'

/** Why credentials cannot be sent at all. */
export type CredentialProblem = { field: keyof Credentials; rule: 'required' | 'malformed' }

const storageKey = 'accounts-admin.credentials'

const Stored = z.object({ tenant: z.string(), token: z.string(), apiKey: z.string() })

/**
 * Cleans typed credentials: removes surrounding spaces, invisible characters, a "Bearer " before
 * the token, and the scheme and path around the tenant's name.
 */
export function tidyCredentials(typed: Credentials): Credentials {
  return {
    tenant: cleanCode(typed.tenant)
      .replace(/^https?:\/\//i, '')
      .replace(/\/.*$/, ''),
    token: cleanCode(typed.token).replace(/^bearer\s+/i, ''),
    apiKey: cleanCode(typed.apiKey),
  }
}

/**
 * The fields that no request could carry: an empty value, or one with a character that a header
 * cannot contain.
 */
export function credentialProblems(credentials: Credentials): CredentialProblem[] {
  const fields = ['tenant', 'token', 'apiKey'] as const
  return fields.flatMap((field): CredentialProblem[] => {
    const value = credentials[field]
    if (value === '') return [{ field, rule: 'required' }]
    // The tenant is also a host name.
    const pattern = field === 'tenant' ? /^[a-z0-9.:_-]+$/i : /^[\x21-\x7e]+$/
    return pattern.test(value) ? [] : [{ field, rule: 'malformed' }]
  })
}

/** The credentials that an earlier load of this tab stored, or null. Never throws. */
export function restoreCredentials(): Credentials | null {
  try {
    const stored = Stored.safeParse(JSON.parse(sessionStorage.getItem(storageKey) ?? 'null'))
    return stored.success ? stored.data : null
  } catch {
    return null
  }
}

/**
 * Stores credentials for this tab, or deletes them (null). Does nothing when the browser denies
 * storage.
 */
export function keepCredentials(credentials: Credentials | null): void {
  try {
    if (credentials) sessionStorage.setItem(storageKey, JSON.stringify(credentials))
    else sessionStorage.removeItem(storageKey)
  } catch {
    // Storage is denied or full: after a reload the user has to sign in again, but loses nothing
    // else.
  }
}
