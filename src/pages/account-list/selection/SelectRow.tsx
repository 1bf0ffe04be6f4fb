import { use, useSyncExternalStore } from 'react'
import type { AccountRow } from '#contract/account.ts'
import { visibleName } from '#contract/invisible.ts'
import { rowsBetween } from '#list/select/selection.ts'
import { useRow } from '../table/row-context.ts'
import { checkClass, targetClass } from './check-class.ts'
import { ShownRowsContext } from './shown-rows.ts'

/** Ticks a row; with Shift, all rows from the one that was ticked last. */
export function SelectRow({ row }: { row: AccountRow }) {
  const { selection, noName, selectLabel } = useRow()
  const shown = use(ShownRowsContext)
  const isSelected = useSyncExternalStore(selection.subscribe, () =>
    selection.getSnapshot().has(row.id),
  )
  return (
    <label className={targetClass}>
      <input
        type="checkbox"
        className={checkClass}
        // Who ticks a row does not mean to open it.
        onPointerMove={(event) => event.stopPropagation()}
        onFocus={(event) => event.stopPropagation()}
        aria-label={selectLabel(visibleName(row.name) ?? noName)}
        checked={isSelected}
        onChange={({ target, nativeEvent }) => {
          const isRange = 'shiftKey' in nativeEvent && nativeEvent.shiftKey === true
          const rows = isRange ? rowsBetween(shown.current(), selection.anchor, row.id) : [row]
          selection.set(rows, target.checked)
        }}
      />
    </label>
  )
}
