import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from '#i18n/use-translations.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { AddFieldDialog, type AddFieldProps } from './AddFieldDialog.tsx'
import { addButtonId, customControlId } from '../custom-rows.ts'

/** The button that adds a custom field, and its dialog. */
export function AddCustomField(props: AddFieldProps) {
  const t = useTranslations('customFields.add')
  const [isOpen, setIsOpen] = useState(false)

  const close = (goTo: string | null) => {
    // Close first: the closing dialog returns the focus to the button.
    flushSync(() => setIsOpen(false))
    if (goTo !== null) document.getElementById(customControlId(goTo))?.focus()
  }

  return (
    <>
      <Button id={addButtonId} aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        <Icon name="plus" />
        <span>{t('open')}</span>
      </Button>
      {isOpen && <AddFieldDialog {...props} onClose={close} />}
    </>
  )
}
