import { useParams, useSearch } from '@tanstack/react-router'
import { AccountPage } from '#pages/account/AccountPage.tsx'
import { CreatePage } from '#pages/account/create/CreatePage.tsx'
// Whatever becomes of what is sent from here, the means to tell it are there.
import './DetachedWrite.tsx'

/** /accounts/<id>. Another account is another page: no state goes along. */
export function AccountScreen() {
  const { id } = useParams({ from: '/accounts/$id' })
  return <AccountPage key={id} id={id} />
}

/** /accounts/new */
export function CreateScreen() {
  const { from = null } = useSearch({ from: '/accounts/new' })
  return <CreatePage key={from} from={from} />
}
