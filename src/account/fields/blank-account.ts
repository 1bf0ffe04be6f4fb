import { AccountDetail } from '#contract/account.ts'

/** An account of which only the id is known. */
export function blankAccount(id: string): AccountDetail {
  return AccountDetail.parse({ id })
}
