import { useMemo } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { groupColumns, type GroupColumn } from '#list/columns.ts'
import type { LoadedRows } from '#list/load/merge-pages.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { Select } from '#ui/Select.tsx'
import { TextField } from '#ui/TextField.tsx'
import { useColumnName } from '../columns/use-column-name.ts'
import { LoadedAge } from './LoadedAge.tsx'

export interface LoadedToolbarProps {
  loaded: LoadedRows
  /** It is being loaded again. */
  busy: boolean
  text: string
  onText: (text: string) => void
  group: GroupColumn | null
  onGroup: (group: GroupColumn | null) => void
  onReload: () => void
  /** Null where the pages would show the same. */
  onBack: (() => void) | null
}

/** That all is loaded, since when, and what can be done with it without a request. */
export function LoadedToolbar(props: LoadedToolbarProps) {
  const { loaded, busy, text, onText, group, onGroup, onReload, onBack } = props
  const t = useTranslations('listTools.loaded')
  const nameOf = useColumnName()
  const { readAt } = loaded
  const ages = useMemo(
    () => ({
      oldest: readAt.reduce((a, b) => Math.min(a, b), Infinity),
      newest: readAt.reduce((a, b) => Math.max(a, b), 0),
    }),
    [readAt],
  )
  const groups = groupColumns.map((id) => ({ value: id, name: nameOf(id) }))
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <div className="w-full sm:w-64">
        <TextField
          type="search"
          label={t('filter')}
          hideLabel
          placeholder={t('filter')}
          leading={<Icon name="filter" />}
          value={text}
          onChange={(event) => onText(event.target.value)}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <Select
        label={t('groupBy')}
        className="flex! items-center gap-2 text-sm whitespace-nowrap"
        value={group ?? ''}
        onChange={(event) => onGroup((event.target.value || null) as GroupColumn | null)}
        options={[{ value: '', name: t('noGroup') }, ...groups]}
      />
      <div className="ml-auto flex flex-wrap items-center gap-2 text-sm">
        <span className="font-medium tabular">{t('all', { count: loaded.rows.length })}</span>
        {loaded.rows.length > 0 && (
          <span className="text-ink-muted tabular">
            <LoadedAge {...ages} />
          </span>
        )}
        <Button size="small" busy={busy} onClick={onReload}>
          {t('reload')}
        </Button>
        {onBack && (
          <Button size="small" variant="quiet" onClick={onBack}>
            {t('back')}
          </Button>
        )}
      </div>
    </div>
  )
}
