import { useState } from 'react'
import type { DraftOwner } from '#drafts/draft-record.ts'
import { userKey } from '#drafts/user-key.ts'
import { useSignedIn } from '#session/use-session.ts'

/** Whose drafts these are. Stays the same over a token that is renewed while the page is open. */
export function useDraftOwner(): DraftOwner {
  const { claims, credentials } = useSignedIn()
  const [owner] = useState(() => ({
    tenant: credentials.tenant,
    user: userKey(claims.subject, credentials.token),
  }))
  return owner
}
