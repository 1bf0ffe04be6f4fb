import { editsOf, type AccountEdits } from '#account/edits/edits.ts'
import { AccountDetail } from '#contract/account.ts'
import type { DraftOwner, DraftRecord } from '#editing/drafts/draft-record.ts'

export const ana: DraftOwner = { tenant: 'acme.example.com', user: 'subject:ana' }

export const base = AccountDetail.parse({ id: '7', name: 'Acme Corp', email: 'old@acme.example' })

/** The edits of the account with this text as its e-mail. */
export function typed(email: string): AccountEdits {
  const edits = editsOf(base)
  return { ...edits, fields: { ...edits.fields, email } }
}

export function someDraft(changes: Partial<DraftRecord> = {}): DraftRecord {
  return {
    account: '7',
    page: 'one',
    name: 'Acme Corp',
    edits: typed('new@acme.example'),
    base,
    conflicts: [],
    sent: null,
    savedAt: Date.now(),
    ...changes,
  }
}
