import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { useFormatter } from 'use-intl'
import { useTranslations } from '#i18n/use-translations.ts'
import type { GroupColumn } from '#list/columns.ts'
import type { LoadedRows } from '#list/load/merge-pages.ts'
import { useIntent } from '#ui/use-intent.ts'
import { useShowRows } from '../selection/shown-rows.ts'
import { AccountTableRow } from '../table/AccountTableRow.tsx'
import { focusOpened, openedLast } from '../table/last-opened.ts'
import { TableFrame, type TableFrameProps } from '../table/TableFrame.tsx'
import { GroupHead } from './GroupHead.tsx'
import { apartMs } from './LoadedAge.tsx'
import { groupAt, tableLines } from './table-lines.ts'
import type { ArrangedList } from './use-arranged.ts'
import { useValueName } from './use-value-name.ts'
import { useVirtualLines } from './use-virtual-lines.ts'

export interface LoadedTableProps extends Pick<
  TableFrameProps,
  'columns' | 'sort' | 'onSort' | 'busy'
> {
  loaded: LoadedRows
  arranged: ArrangedList
  group: GroupColumn | null
  closed: ReadonlySet<string | null>
  onToggle: (value: string | null) => void
  onMeant: (id: string) => void
}

/** All rows of a loaded list; only those near the window are drawn. */
export function LoadedTable(props: LoadedTableProps) {
  const { loaded, arranged, group, closed, onToggle, onMeant, ...frame } = props
  const t = useTranslations('listTools.loaded')
  const tList = useTranslations('list')
  const format = useFormatter()
  const nameOf = useValueName()
  const table = useRef<HTMLTableElement>(null)
  const now = useIntent(onMeant)
  // The same each time, or every row would be drawn anew.
  const [intent] = useState(() => now)
  const lines = useMemo(() => tableLines(arranged, closed), [arranged, closed])
  const shown = useMemo(
    () => Array.from(arranged.rows).flatMap((at) => loaded.rows[at] ?? []),
    [arranged, loaded],
  )
  useShowRows(shown)
  const { body, indices, before, after, scrollTo } = useVirtualLines(lines.length)
  const { rows, readAt } = loaded
  const isApart = useMemo(() => {
    const [first = 0] = readAt
    return readAt.some((at) => Math.abs(at - first) > apartMs)
  }, [readAt])

  const onBack = useEffectEvent(() => {
    const id = openedLast()
    if (id === null) return
    const at = lines.findIndex((line) => rows[line]?.id === id)
    if (at !== -1 && !indices.includes(at)) scrollTo(at)
    // Once it is drawn.
    requestAnimationFrame(() => focusOpened())
  })
  useEffect(() => onBack(), [])

  return (
    <TableFrame
      ref={table}
      {...frame}
      rowCount={lines.length + 1}
      selectAll={{ rows: shown, label: tList('selectAll', { count: shown.length }) }}
    >
      <tbody ref={body}>
        <Spacer height={before} />
        {indices.map((index) => {
          const line = lines[index]
          if (line === undefined) return null
          const head = groupAt(arranged, line)
          if (head && group) {
            return (
              <GroupHead
                key={`group ${head.value}`}
                name={nameOf(group, head.value)}
                count={head.rows.length}
                isClosed={closed.has(head.value)}
                onToggle={() => onToggle(head.value)}
                columns={frame.columns.shown.length}
                rowIndex={index + 2}
              />
            )
          }
          const row = rows[line]
          if (!row) return null
          const at = readAt[line] ?? 0
          return (
            <AccountTableRow
              key={row.id}
              row={row}
              columns={frame.columns.shown}
              intent={intent}
              rowIndex={index + 2}
              note={
                isApart
                  ? t('rowAge', { time: format.dateTime(new Date(at), { timeStyle: 'short' }) })
                  : undefined
              }
            />
          )
        })}
        <Spacer height={after} />
      </tbody>
    </TableFrame>
  )
}

/** Stands for the lines that are not drawn. */
function Spacer({ height }: { height: number }) {
  if (height === 0) return null
  return (
    <tr aria-hidden="true" style={{ height }}>
      <td className="p-0" />
    </tr>
  )
}
