import { isIsoDate } from '#contract/account-write.ts'
import type { ProductTexts } from './product-edits.ts'

const dayMs = 86_400_000
/** How many days ahead an end is worth a mark. */
const soonDays = 30

// Statuses are the tenant's own: only what their words say is told, and the code that goes with A for active.
const inactive =
  /^(?:i|(?:de |dad[oa] de )?(?:inactive|inactiv[oa]|inativ[oa]|baja|baixa|baixad[oa]|anulad[oa]|cancelad[oa]|cancell?ed|suspended|suspendid[oa]|suspens[oa]|disabled|deshabilitad[oa]|desabilitad[oa]|desativad[oa]|desactivad[oa]|terminated|terminad[oa]|encerrad[oa]|expired|vencid[oa]|caducad[oa]))$/i

export interface ProductState {
  /** Whether its last day is over, or at most 30 days away. */
  expiry: 'expired' | 'soon' | null
  /** Days to its last day: 0 for today, negative once it is over; null without a date. */
  daysLeft: number | null
  isInactive: boolean
}

/**
 * What a product's end and status mean on a day, `today` being "YYYY-MM-DD". `status` is its name where
 * one is known. Of a date with a time only the calendar date as it is written counts: no time zone moves it.
 */
export function productState(
  { end_date, status }: Pick<ProductTexts, 'end_date' | 'status'>,
  today: string,
): ProductState {
  const end = dayOf(end_date)
  const now = dayOf(today)
  const daysLeft = end === null || now === null ? null : end - now
  const isSoon = daysLeft !== null && daysLeft <= soonDays
  return {
    expiry: isSoon ? (daysLeft < 0 ? 'expired' : 'soon') : null,
    daysLeft,
    isInactive: inactive.test(status.trim()),
  }
}

/** Whether a product would end before it starts; no when either is no date. */
export function endsBeforeStart(texts: Pick<ProductTexts, 'start_date' | 'end_date'>): boolean {
  const start = dayOf(texts.start_date)
  const end = dayOf(texts.end_date)
  return start !== null && end !== null && end < start
}

/** The calendar date of a text as days since 1970; null for what is no date. */
function dayOf(text: string): number | null {
  const date = text.trim()
  return isIsoDate(date) ? Date.parse(date.slice(0, 10)) / dayMs : null
}
