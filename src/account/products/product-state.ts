import { isIsoDate } from '#contract/account-write.ts'
import type { ProductTexts } from './product-edits.ts'

const dayMs = 86_400_000
/** How many days before its last day a product counts as expiring soon. */
const soonDays = 30

// Each tenant defines its statuses. Only plain words for "inactive" count, and the code I, the
// counterpart of A for active.
const inactive =
  /^(?:i|(?:de |dad[oa] de )?(?:inactive|inactiv[oa]|inativ[oa]|baja|baixa|baixad[oa]|anulad[oa]|cancelad[oa]|cancell?ed|suspended|suspendid[oa]|suspens[oa]|disabled|deshabilitad[oa]|desabilitad[oa]|desativad[oa]|desactivad[oa]|terminated|terminad[oa]|encerrad[oa]|expired|vencid[oa]|caducad[oa]))$/i

export interface ProductState {
  /** Whether the last day is over, or at most 30 days away. */
  expiry: 'expired' | 'soon' | null
  /**
   * The number of days to the last day: 0 for today, negative when it is over, null without a date.
   */
  daysLeft: number | null
  isInactive: boolean
}

/**
 * What the end date and the status of a product mean on the day `today` ("YYYY-MM-DD"). `status` is
 * the name of the status if known, else its code. Only the written calendar date counts; a time or
 * time zone never moves the day.
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

/** Whether a product ends before it starts; false when either text is not a date. */
export function endsBeforeStart(texts: Pick<ProductTexts, 'start_date' | 'end_date'>): boolean {
  const start = dayOf(texts.start_date)
  const end = dayOf(texts.end_date)
  return start !== null && end !== null && end < start
}

/** The calendar date of a text, in days since 1970; null when the text is not a date. */
function dayOf(text: string): number | null {
  const date = text.trim()
  return isIsoDate(date) ? Date.parse(date.slice(0, 10)) / dayMs : null
}
