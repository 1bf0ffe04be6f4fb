import { useId, useState } from 'react'
import { useLocale } from 'use-intl'
import { wallNow } from '#clock/page-clock.ts'
import { useTranslations } from '#i18n/use-translations.ts'
import type { ColumnId } from '#list/columns.ts'
import { useAnnounce } from '#ui/Announcer.tsx'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Select } from '#ui/Select.tsx'
import { useColumnName } from '../columns/use-column-name.ts'
import { exportRows, type ExportScope, type ExportSource } from './export-rows.ts'
import { DoesNotFit, exportFile, saveFile, type ExportFormat } from './save-file.ts'
import { ToolDialog } from '../ToolDialog.tsx'

export interface ExportDialogProps extends ExportSource {
  columns: readonly ColumnId[]
  /** How many accounts the server counts; null when it does not say. */
  total: number | null
  onClose: () => void
}

/** What goes into a file, how many rows that is, and of how many. It needs no request. */
export function ExportDialog({ columns, total, onClose, ...source }: ExportDialogProps) {
  const t = useTranslations('listTools.export')
  const nameOf = useColumnName()
  const language = useLocale()
  const announce = useAnnounce()
  const scopeName = useId()
  const { selected, page, all } = source
  const counts = { selected: selected.size, page: page.length, all: all?.length ?? 0 }
  const scopes = (['selected', 'page', 'all'] as const).filter((scope) => counts[scope] > 0)
  const [chosen, setScope] = useState<ExportScope | null>(null)
  const scope = chosen ?? scopes[0] ?? 'page'
  const [format, setFormat] = useState<ExportFormat>('csv')
  const [hasIds, setHasIds] = useState(true)
  const [problem, setProblem] = useState<'doesNotFit' | 'failed' | null>(null)
  const [busy, setBusy] = useState(false)

  const expected = scope === 'all' ? (total ?? counts.all) : counts[scope]
  const file = fileName(t('file'), counts[scope], expected, t('of'), format)
  const save = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const blob = await exportFile({
        format,
        rows: exportRows(source, scope, language),
        columns: columns.map((id) => ({ id, heading: nameOf(id) })),
        idHeading: hasIds ? t('id') : null,
        title: t('sheet'),
        language,
      })
      saveFile(blob, file)
      announce(t('saved', { count: counts[scope], expected, file }))
      onClose()
    } catch (error) {
      setProblem(error instanceof DoesNotFit ? 'doesNotFit' : 'failed')
      setBusy(false)
    }
  }

  return (
    <ToolDialog
      title={t('title')}
      action={
        <Button variant="primary" busy={busy} onClick={() => void save()}>
          {t('start')}
        </Button>
      }
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        <fieldset className="flex flex-col gap-1.5">
          <legend className="mb-1.5 text-sm font-medium">{t('what')}</legend>
          {scopes.map((each) => (
            <div key={each} className="flex items-center gap-2">
              <label className="flex items-center gap-2">
                <input
                  type="radio"
                  name={scopeName}
                  className="size-4 accent-accent"
                  checked={scope === each}
                  onChange={() => setScope(each)}
                />
                <span>{t(each)}</span>
              </label>
              <span className="text-ink-muted tabular">{t('count', { count: counts[each] })}</span>
            </div>
          ))}
        </fieldset>
        {all === null && <p className="text-sm text-ink-muted">{t('notLoaded')}</p>}
        <Select
          label={t('format')}
          value={format}
          onChange={(event) => setFormat(event.target.value as ExportFormat)}
          options={[
            { value: 'csv', name: t('csv') },
            { value: 'xlsx', name: t('xlsx') },
            { value: 'json', name: t('json') },
          ]}
        />
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={hasIds}
            onChange={(event) => setHasIds(event.target.checked)}
          />
          <span>{t('withIds')}</span>
        </label>
        <p className="text-sm text-ink-muted tabular">
          {t('price', { count: counts[scope], expected, columns: columns.length + Number(hasIds) })}
        </p>
        <p className="font-mono text-sm wrap-anywhere">{file}</p>
        {problem && (
          <Notice tone="danger" role="alert">
            <p>{t(problem)}</p>
          </Notice>
        )}
      </div>
    </ToolDialog>
  )
}

/** Says when, how many rows there are, and of how many. */
function fileName(
  name: string,
  count: number,
  expected: number,
  of: string,
  format: ExportFormat,
): string {
  const date = new Date(wallNow())
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${name}-${day}-${count}-${of}-${expected}.${format}`
}
