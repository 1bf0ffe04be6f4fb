/** The tone in which the app shows a status. */
export type StatusTone = 'good' | 'warning' | 'neutral'

// Each tenant defines its statuses and no endpoint explains them, so their words must do.
const good = /^(a|active|activ[oa]|ativ[oa]|vigente|enabled|habilitad[oa])$/i
const warning =
  /^(p|s|pend|pending|pendiente|pendente|suspen|suspended|suspendid[oa]|suspens[oa])$/i

/** The tone of a status by its name, or by its code when it has no name. */
export function statusTone(text: string): StatusTone {
  const word = text.trim()
  if (good.test(word)) return 'good'
  return warning.test(word) ? 'warning' : 'neutral'
}
