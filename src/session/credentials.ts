import * as z from 'zod/mini'
import type { Credentials } from '#api/client.ts'
import { cleanCode } from '#contract/invisible.ts'

/** Why a credential cannot be used at all, before anything is sent. */
export type CredentialProblem = { field: keyof Credentials; rule: 'required' | 'malformed' }

const storageKey = 'accounts-admin.credentials'

const Stored = z.object({ tenant: z.string(), token: z.string(), apiKey: z.string() })

/**
 * What was typed, as it can be sent: spaces around it, what nobody sees, a "Bearer " before the token and an address
 * around the tenant's name are taken off.
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

/** What no request could carry: an empty value, or a character that a header does not take. */
export function credentialProblems(credentials: Credentials): CredentialProblem[] {
  const fields = ['tenant', 'token', 'apiKey'] as const
  return fields.flatMap((field): CredentialProblem[] => {
    const value = credentials[field]
    if (value === '') return [{ field, rule: 'required' }]
    // The tenant also becomes a host name.
    const pattern = field === 'tenant' ? /^[a-z0-9.:_-]+$/i : /^[\x21-\x7e]+$/
    return pattern.test(value) ? [] : [{ field, rule: 'malformed' }]
  })
}

/** The credentials of this tab's earlier page load, or null. Never fails. */
export function restoreCredentials(): Credentials | null {
  try {
    const stored = Stored.safeParse(JSON.parse(sessionStorage.getItem(storageKey) ?? 'null'))
    return stored.success ? stored.data : null
  } catch {
    return null
  }
}

/** Keeps credentials for this tab, or forgets them (null). Where storage is refused they stay in memory. */
export function keepCredentials(credentials: Credentials | null): void {
  try {
    if (credentials) sessionStorage.setItem(storageKey, JSON.stringify(credentials))
    else sessionStorage.removeItem(storageKey)
  } catch {
    // Private mode or full: a reload will ask to sign in again, nothing else is lost.
  }
}
