import type { ClientSettings } from '#api/client.ts'
import type { DraftOwner } from '#drafts/draft-record.ts'
import { userKey } from '#drafts/user-key.ts'
import { useSignedIn } from '#session/use-session.ts'

const owners = new WeakMap<ClientSettings, DraftOwner>()

/** Whose drafts these are. The same over a token that is renewed in the middle of work. */
export function useDraftOwner(): DraftOwner {
  const { claims, client, credentials } = useSignedIn()
  const known = owners.get(client)
  if (known) return known
  const { tenant, token } = credentials
  const owner = { tenant, user: userKey(claims.subject, token) }
  owners.set(client, owner)
  return owner
}
