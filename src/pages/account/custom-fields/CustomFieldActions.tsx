import { useTranslations } from '#i18n/use-translations.ts'
import { dynamicPath, pathId } from '#account/fields/field-path.ts'
import { Button } from '#ui/Button.tsx'
import { Icon, type IconName } from '#ui/Icon.tsx'
import { Tag } from '#ui/Tag.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { CustomFieldAdvanced, type CustomFieldAdvancedProps } from './CustomFieldAdvanced.tsx'
import { addButtonId, customControlId } from './custom-rows.ts'
import { undoCustom } from './stage-custom.ts'

export interface CustomFieldActionsProps extends CustomFieldAdvancedProps {
  isChanged: boolean
  /** Sets the value to null; null if it already is. */
  onClear: (() => void) | null
}

/** The buttons of a custom field: clear its value, revert it, change its settings. */
export function CustomFieldActions(props: CustomFieldActionsProps) {
  const { isChanged, onClear, ...rest } = props
  const { row, label, edits, isLocked, onEdit } = rest
  const t = useTranslations('customFields')
  const tField = useTranslations('account.field')
  const controlId = customControlId(row.field_id)

  const clear = () => {
    onClear?.()
    document.getElementById(controlId)?.focus()
  }
  const undo = () => {
    undoCustom(edits, row.field_id)
    onEdit(pathId(dynamicPath(row.field_id)))
    // A field that was only staged is gone now.
    document.getElementById(row.field ? controlId : addButtonId)?.focus()
  }

  return (
    <>
      {row.field === null && (
        <span className="mr-1 flex">
          <Tag tone="accent">{t('isNew')}</Tag>
        </span>
      )}
      {onClear && (
        <Action icon="x" name={t('clear', { field: label })} isOff={isLocked} onPress={clear} />
      )}
      {isChanged && (
        <Action
          icon="undo"
          name={tField('undo', { field: label })}
          isOff={isLocked}
          onPress={undo}
        />
      )}
      <CustomFieldAdvanced {...rest} />
    </>
  )
}

interface ActionProps {
  icon: IconName
  name: string
  isOff: boolean
  onPress: () => void
}

function Action({ icon, name, isOff, onPress }: ActionProps) {
  return (
    <Button
      variant="quiet"
      size="icon-small"
      title={name}
      aria-disabled={isOff}
      onClick={(event) => {
        // Ignore the second press of a double-click: by then another button is under the pointer.
        if (event.detail <= 1) onPress()
      }}
    >
      <Icon name={icon} className="size-3.5" />
      <VisuallyHidden>{name}</VisuallyHidden>
    </Button>
  )
}
