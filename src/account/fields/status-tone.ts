/** How a status reads at a glance. */
export type StatusTone = 'good' | 'warning' | 'neutral'

// Statuses are the tenant's own, and no endpoint explains them: only what their words say is told.
const good = /^(a|active|activ[oa]|ativ[oa]|vigente|enabled|habilitad[oa])$/i
const warning =
  /^(p|s|pend|pending|pendiente|pendente|suspen|suspended|suspendid[oa]|suspens[oa])$/i

/** The tone of a status, by its name or, where it has none, its code. */
export function statusTone(text: string): StatusTone {
  const word = text.trim()
  if (good.test(word)) return 'good'
  return warning.test(word) ? 'warning' : 'neutral'
}
