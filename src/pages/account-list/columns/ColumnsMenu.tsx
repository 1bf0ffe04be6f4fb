import { useTranslations } from '#i18n/use-translations.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { PopoverPanel } from '#ui/PopoverPanel.tsx'
import { defaultChoice, moveColumn, toggleColumn, type ColumnChoice } from './column-choice.ts'
import { useColumnName } from './use-column-name.ts'

export interface ColumnsMenuProps {
  choice: ColumnChoice
  onChange: (choice: ColumnChoice) => void
}

/** Which columns are shown, and in what order. */
export function ColumnsMenu({ choice, onChange }: ColumnsMenuProps) {
  const t = useTranslations('list')
  const nameOf = useColumnName()
  return (
    <PopoverPanel
      variant="secondary"
      align="end"
      panelLabel={t('columns')}
      panelClassName="w-72"
      button={
        <>
          <Icon name="columns" />
          <span>{t('columns')}</span>
        </>
      }
    >
      {() => (
        <div className="flex flex-col gap-2">
          <ul className="flex max-h-101 flex-col overflow-y-auto pr-2">
            {choice.order.slice(1).map((id, at, { length }) => {
              const column = nameOf(id)
              return (
                <li key={id} className="flex h-control shrink-0 items-center gap-1">
                  <label className="flex min-w-0 flex-1 items-center gap-2">
                    <input
                      type="checkbox"
                      className="size-4 accent-accent"
                      aria-label={t('columnShown', { column })}
                      checked={choice.shown.includes(id)}
                      onChange={() => onChange(toggleColumn(choice, id))}
                    />
                    <span className="truncate">{column}</span>
                  </label>
                  <Button
                    variant="quiet"
                    size="icon-small"
                    aria-label={t('columnUp', { column })}
                    aria-disabled={at === 0}
                    onClick={() => onChange(moveColumn(choice, id, -1))}
                  >
                    <Icon name="arrow-up" />
                  </Button>
                  <Button
                    variant="quiet"
                    size="icon-small"
                    aria-label={t('columnDown', { column })}
                    aria-disabled={at === length - 1}
                    onClick={() => onChange(moveColumn(choice, id, 1))}
                  >
                    <Icon name="arrow-down" />
                  </Button>
                </li>
              )
            })}
          </ul>
          <Button size="small" onClick={() => onChange(defaultChoice)}>
            {t('columnsReset')}
          </Button>
        </div>
      )}
    </PopoverPanel>
  )
}
