import { memo, use, useSyncExternalStore } from 'react'
import type { AccountRow } from '#contract/account.ts'
import { visibleName } from '#contract/invisible.ts'
import { useTranslations } from '#i18n/use-translations.ts'
import { rowsBetween } from '#list/select/selection.ts'
import { listMemoryOf } from '#queries/loaded-lists.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { checkClass, targetClass } from './check-class.ts'
import { ShownRowsContext } from './shown-rows.ts'

/** Ticks a row; with Shift, all rows from the one that was ticked last. */
export const SelectRow = memo(function SelectRow({ row }: { row: AccountRow }) {
  const t = useTranslations('list')
  const shown = use(ShownRowsContext)
  const { selection } = listMemoryOf(useWorkspace())
  const isSelected = useSyncExternalStore(selection.subscribe, () =>
    selection.getSnapshot().has(row.id),
  )
  return (
    <label className={targetClass}>
      <input
        type="checkbox"
        className={checkClass}
        aria-label={t('selectRow', { name: visibleName(row.name) ?? t('noName') })}
        checked={isSelected}
        onChange={({ target, nativeEvent }) => {
          const isRange = 'shiftKey' in nativeEvent && nativeEvent.shiftKey === true
          const rows = isRange ? rowsBetween(shown.current(), selection.anchor, row.id) : [row]
          selection.set(rows, target.checked)
        }}
      />
    </label>
  )
})
