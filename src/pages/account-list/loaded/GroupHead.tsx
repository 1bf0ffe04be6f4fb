import { useFormatter } from 'use-intl'
import { classNames } from '#ui/class-names.ts'
import { Icon } from '#ui/Icon.tsx'

export interface GroupHeadProps {
  name: string
  count: number
  isClosed: boolean
  onToggle: () => void
  columns: number
  rowIndex: number
}

/** The head of a group: what its rows have in common, and how many they are. */
export function GroupHead({ name, count, isClosed, onToggle, columns, rowIndex }: GroupHeadProps) {
  const format = useFormatter()
  return (
    <tr aria-rowindex={rowIndex} className="border-b border-line bg-sunken">
      <th scope="rowgroup" colSpan={columns} className="h-row px-4 text-left sm:px-6">
        <button
          type="button"
          aria-expanded={!isClosed}
          onClick={onToggle}
          className="-ml-1 inline-flex h-6 max-w-full items-center gap-1.5 rounded-md px-1 font-medium hover:bg-hover"
        >
          <Icon
            name="chevron-down"
            className={classNames('text-ink-muted', isClosed && '-rotate-90')}
          />
          <span className="truncate">{name}</span>
          <span className="font-normal text-ink-muted tabular">{format.number(count)}</span>
        </button>
      </th>
    </tr>
  )
}
