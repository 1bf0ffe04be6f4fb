import { useTranslations } from '#i18n/use-translations.ts'
import { partId } from '#account/fields/field-path.ts'
import { usePartName } from '../use-part-name.ts'
import type { Saved, Write } from '#editing/write.ts'

export interface UndoneTextProps {
  write: Write
  /** What was to be put back. */
  saved: Saved
}

/** What was put back, and what was not, and why. */
export function UndoneText({ write: { phase, cannot }, saved }: UndoneTextProps) {
  const t = useTranslations('account.undo')
  const partName = usePartName()
  const named = { base: saved.before, work: saved.edits }
  return (
    <>
      <p className="font-semibold">{t(phase.is === 'confirmed' ? 'done' : 'nothing')}</p>
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
