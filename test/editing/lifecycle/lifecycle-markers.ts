// The typed values of a simulation, and how to find them again.
import type { StoredAccount } from '#mock/stored-account.ts'

/** A value that a clerk has typed or staged. */
export interface Marker {
  text: string
  /** Null for a new account. */
  accountId: string | null
  field: string
  at: number
  /** Remote values that the clerk saw and overwrote with this one. */
  over: Set<string>
  /** Why the value may be lost; null while it must exist somewhere. */
  gone: string | null
}

const markerPattern = /m\d+x/g

export function markersIn(value: string): string[] {
  return [...new Set(value.match(markerPattern))]
}

/** The values that a body sets; products and dynamic fields count as separate fields. */
export function valuesOf(body: Record<string, unknown>): [string, string | null][] {
  return Object.entries(body).flatMap(([key, value]): [string, string | null][] => {
    if (key === 'products') {
      const changes = value as { action: string; provider_id?: string }[]
      return changes.map(({ action, provider_id }) => [`product ${action}`, provider_id ?? null])
    }
    if (key === 'dynamic_fields') {
      const changes = value as { field_id: string; value: string }[]
      return changes.map((change) => [`dynamic ${change.field_id}`, change.value])
    }
    return [[key, value as string | null]]
  })
}

export function fieldsOf(account: StoredAccount): Map<string, string> {
  const { notes, phone, name, dynamic_fields } = account
  return new Map(
    Object.entries({
      notes: notes ?? '',
      phone: phone ?? '',
      name: name ?? '',
      ...Object.fromEntries(
        dynamic_fields.map(({ field_id, value }) => [`dynamic ${field_id}`, value as string]),
      ),
    }),
  )
}
