import { useParams, useSearch } from '@tanstack/react-router'
import { AccountPage } from '#pages/account/AccountPage.tsx'
import { CreatePage } from '#pages/account/create/CreatePage.tsx'
// Loaded with the screens that submit writes, so that a detached write can always be shown.
import './DetachedWrite.tsx'

/** /accounts/<id>. The key gives each account a page and state of its own. */
export function AccountScreen() {
  const { id } = useParams({ from: '/accounts/$id' })
  return <AccountPage key={id} id={id} />
}

/** /accounts/new */
export function CreateScreen() {
  const { from = null } = useSearch({ from: '/accounts/new' })
  return <CreatePage key={from} from={from} />
}
