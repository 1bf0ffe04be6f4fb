import { useNavigate, useRouter } from '@tanstack/react-router'
import { createContext, useContext, useMemo } from 'react'
import type { AccountRow } from '#contract/account.ts'
import { useTranslations } from '#i18n/use-translations.ts'
import type { Selection } from '#list/select/selection.ts'
import { listMemoryOf } from '#queries/loaded-lists.ts'
import { noteOpenedAccount } from '#queries/known/opened-accounts.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { useSignedIn } from '#session/use-session.ts'
import { phone, useMedia } from '../use-media.ts'
import { noteOpened } from './last-opened.ts'

/** What every row needs. Worked out once for a table: a row that scrolls into sight has to be drawn at once. */
export interface RowContext {
  selection: Selection
  isPhone: boolean
  noName: string
  selectLabel: (name: string) => string
  hrefOf: (id: string) => string
  /** Opens an account's page, with the way back to this list. */
  open: (row: AccountRow) => void
}

export const RowContext = createContext<RowContext | null>(null)

/** What the table gives its rows. Throws outside of one. */
export function useRow(): RowContext {
  const context = useContext(RowContext)
  if (!context) throw new Error('no table')
  return context
}

/** What a table gives its rows; the same until the language or the window is another. */
export function useRowContext(): RowContext {
  const t = useTranslations('list')
  const { selection } = listMemoryOf(useWorkspace())
  const { tenant } = useSignedIn().credentials
  const isPhone = useMedia(phone)
  const navigate = useNavigate()
  const router = useRouter()
  return useMemo(
    () => ({
      selection,
      isPhone,
      noName: t('noName'),
      selectLabel: (name) => t('selectRow', { name }),
      hrefOf: (id) =>
        router.history.createHref(
          `${router.basepath.replace(/\/$/, '')}/accounts/${encodeURIComponent(id)}`,
        ),
      open: ({ id, name }) => {
        noteOpened(id)
        noteOpenedAccount(tenant, id, name)
        const list = router.state.location.search as Record<string, string>
        void navigate({ to: '/accounts/$id', params: { id }, state: { list } })
      },
    }),
    [selection, isPhone, t, router, tenant, navigate],
  )
}
