import { AccountDetail } from '#contract/account.ts'

/** An account of which nothing is known but its id. */
export function blankAccount(id: string): AccountDetail {
  return AccountDetail.parse({ id })
}
