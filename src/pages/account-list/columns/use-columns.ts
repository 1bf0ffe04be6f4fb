import { useMemo, useState } from 'react'
import type { ColumnId } from '#list/columns.ts'
import { useSignedIn } from '#session/use-session.ts'
import type { ListState } from '../use-list-state.ts'
import { phone, useMedia } from '../use-media.ts'
import { choiceOf, keepChoice, readChoice, type ColumnChoice } from './column-choice.ts'

// The rest of what tells them apart stands under the name.
const onPhone: readonly ColumnId[] = ['name', 'status']

export interface Columns {
  choice: ColumnChoice
  /** Those in sight, in their order; the same array until that changes. */
  shown: readonly ColumnId[]
  choose: (choice: ColumnChoice) => void
}

/** Which columns are in sight: those of the address, where it names any, else as this browser remembers them. */
export function useColumns({ view, arrange }: ListState): Columns {
  const { tenant } = useSignedIn().credentials
  const [kept, setKept] = useState(() => readChoice(tenant))
  const isPhone = useMedia(phone)
  const { columns } = view
  const choice = useMemo(() => (columns ? choiceOf(kept, columns) : kept), [columns, kept])
  const shown = useMemo(
    () => (isPhone ? onPhone : choice.order.filter((column) => choice.shown.includes(column))),
    [choice, isPhone],
  )
  const choose = (next: ColumnChoice) => {
    // Of a shared view only the widths are this browser's.
    const isShared = columns !== null
    const remembered = isShared ? { ...kept, widths: next.widths } : next
    setKept(remembered)
    keepChoice(tenant, remembered)
    if (!isShared) return
    const inOrder = next.order.filter((column) => next.shown.includes(column))
    arrange({ columns: inOrder }, { replace: true })
  }
  return { choice, shown, choose }
}
