import { useTranslations } from '#i18n/use-translations.ts'
import { pathId } from '#account/fields/field-path.ts'
import { usePathName } from '../words/use-path-name.ts'
import type { Saved, Write } from '#editing/write.ts'

export interface UndoneTextProps {
  write: Write
  /** The save that the write undoes. */
  saved: Saved
}

/** Says whether a save was undone, and lists what could not be undone and why. */
export function UndoneText({ write: { phase, cannot }, saved }: UndoneTextProps) {
  const t = useTranslations('account.undo')
  const pathName = usePathName()
  const named = { base: saved.before, edits: saved.edits }
  return (
    <>
      <p className="font-semibold">{t(phase.is === 'confirmed' ? 'done' : 'nothing')}</p>
      {cannot.length > 0 && (
        <>
          <p>{t('cannot')}</p>
          <ul className="list-disc pl-5">
            {cannot.map(({ path, why }, place) => (
              // Two new products may have no id yet, so paths may be equal.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={`${pathId(path)} ${place}`}>
                {t(why, { name: pathName.full(path, named) })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
