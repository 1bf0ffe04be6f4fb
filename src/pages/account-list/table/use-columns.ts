import { useMemo, useState } from 'react'
import type { ColumnId } from '#list/columns.ts'
import { phone, useMedia } from '../use-media.ts'
import { keepChoice, readChoice, type ColumnChoice } from './column-choice.ts'

// The rest of what tells them apart stands under the name.
const onPhone: readonly ColumnId[] = ['name', 'status']

/** Which columns are in sight, as this browser remembers them. */
export function useColumns() {
  const [choice, setChoice] = useState(readChoice)
  const isPhone = useMedia(phone)
  const shown = useMemo(
    () => (isPhone ? onPhone : choice.order.filter((column) => choice.shown.includes(column))),
    [choice, isPhone],
  )
  const choose = (next: ColumnChoice) => {
    setChoice(next)
    keepChoice(next)
  }
  return { choice, shown, choose }
}
