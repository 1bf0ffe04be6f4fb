import { useTranslations } from '#i18n/use-translations.ts'
import { classNames } from '#ui/class-names.ts'
import { Icon } from '#ui/Icon.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import type { ShownValue } from './use-shown-value.ts'

/** Shows a value of an account exactly as it is, never as markup. */
export function ShownText({ value }: { value: ShownValue }) {
  if (value.look === 'word') return <span className="text-ink-muted italic">{value.text}</span>
  if (value.look === 'json') {
    return <code className="font-mono text-sm wrap-anywhere whitespace-pre-wrap">{value.text}</code>
  }
  // The value may run in the other direction than the text around it.
  return <bdi className="wrap-anywhere whitespace-pre-wrap">{value.text}</bdi>
}

/** Shows a value before a change. */
export function OldText({ value }: { value: ShownValue }) {
  const t = useTranslations('changes')
  return (
    <span className="text-ink-muted">
      <VisuallyHidden>{`${t('from')} `}</VisuallyHidden>
      <ShownText value={value} />
    </span>
  )
}

/** The arrow from the old value to the new. `stacks`: on a narrow screen the new value is below. */
export function NewMark({ stacks }: { stacks: boolean }) {
  const t = useTranslations('changes')
  return (
    <>
      <Icon
        name="arrow-down"
        className={classNames(
          'inline size-3.5 text-ink-muted',
          stacks ? 'mt-0.75 sm:-rotate-90' : '-mt-0.5 mr-1 -rotate-90',
        )}
      />
      <VisuallyHidden>{`${t('to')} `}</VisuallyHidden>
    </>
  )
}

/** Whether two texts differ only in white space, which nobody could see. */
export function differsOnlyInSpaces(before: ShownValue | null, after: ShownValue): boolean {
  if (before?.look !== 'text' || after.look !== 'text') return false
  const isSame = before.text.replace(/\s/g, '') === after.text.replace(/\s/g, '')
  return isSame && before.text !== after.text
}
