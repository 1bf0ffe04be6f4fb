import { useTranslations } from '#i18n/use-translations.ts'
import { isEmptyText } from '#account/fields/field-value.ts'
import { isReference, type WritableFieldKey } from '#account/fields/fields.ts'
import { Button } from '#ui/Button.tsx'
import { CopyButton } from '#ui/CopyButton.tsx'
import { Icon } from '#ui/Icon.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { fieldLink } from './field-link.ts'
import { FieldLink } from './FieldLink.tsx'

export interface FieldActionsProps {
  fieldKey: WritableFieldKey
  label: string
  value: string
  /** Reverts the field; null if it is unchanged. */
  onUndo: (() => void) | null
}

const codes: ReadonlySet<WritableFieldKey> = new Set(['external_code', 'tax_id', 'document'])

/** The buttons of a field: copy its text, follow it as a link, revert it. */
export function FieldActions({ fieldKey, label, value, onUndo }: FieldActionsProps) {
  const t = useTranslations('account.field')
  const tAccount = useTranslations('account')
  const link = fieldLink(fieldKey, value)
  const isId = isReference(fieldKey)
  return (
    <>
      {(isId || codes.has(fieldKey)) && !isEmptyText(value) && (
        <CopyButton
          text={value}
          label={t(isId ? 'copyId' : 'copy', { field: label })}
          copiedText={tAccount('copied')}
          failedText={tAccount('copyFailed')}
          closeText={tAccount('dismiss')}
        />
      )}
      {link && <FieldLink link={link} />}
      {onUndo && (
        <Button
          variant="quiet"
          size="icon-small"
          title={t('undo', { field: label })}
          onClick={onUndo}
        >
          <Icon name="undo" className="size-3.5" />
          <VisuallyHidden>{t('undo', { field: label })}</VisuallyHidden>
        </Button>
      )}
    </>
  )
}
