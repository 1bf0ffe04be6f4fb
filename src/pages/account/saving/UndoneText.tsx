import { useTranslations } from '#i18n/use-translations.ts'
import { partId } from '#account/parts.ts'
import { usePartName } from '../use-part-name.ts'
import type { SaveOutcome } from './save-outcome.ts'

export interface UndoneTextProps {
  outcome: Extract<SaveOutcome, { kind: 'undone' | 'not-undoable' }>
}

/** What was put back, and what was not, and why. */
export function UndoneText({ outcome: { kind, cannot, saved } }: UndoneTextProps) {
  const t = useTranslations('account.undo')
  const partName = usePartName()
  const named = { base: saved.before, work: saved.work }
  return (
    <>
      <p className="font-semibold">{t(kind === 'undone' ? 'done' : 'nothing')}</p>
      {cannot.length > 0 && (
        <>
          <p>{t('cannot')}</p>
          <ul className="list-disc pl-5">
            {cannot.map(({ part, why }, place) => (
              // Two new products may have no id yet.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={`${partId(part)} ${place}`}>
                {t(why, { name: partName.full(part, named) })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
