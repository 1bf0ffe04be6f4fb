import { useState } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import {
  dynamicText,
  stageDynamic,
  type DynamicTexts,
} from '#account/dynamic-fields/dynamic-edits.ts'
import { editValue } from '#account/dynamic-fields/dynamic-value.ts'
import { dynamicPath, pathId } from '#account/fields/field-path.ts'
import { valueKind } from '#account/dynamic-fields/value-kind.ts'
import { useFieldOptions } from '#queries/use-workspace.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { CustomSettings, settingKeys, type SettingTexts } from './CustomSettings.tsx'
import type { CustomRow } from './custom-rows.ts'
import { stageCustom, withCustom } from './stage-custom.ts'
import { StagingDialog } from './StagingDialog.tsx'
import type { StagedEdits } from '#editing/session/staged-edits.ts'
import { useDynamicEdit, useEditor } from '../form/use-staged.ts'
import { textInKind } from './text-in-kind.ts'
import { customProblems, type CustomProblems } from './use-custom-problems.ts'

export interface CustomFieldAdvancedProps {
  row: CustomRow
  label: string
  edits: StagedEdits
  isLocked: boolean
  onEdit: (path: string) => void
}

/** The button that opens the settings of a custom field, and their dialog. */
export function CustomFieldAdvanced(props: CustomFieldAdvancedProps) {
  const t = useTranslations('customFields.settings')
  const [isOpen, setIsOpen] = useState(false)
  const name = t('open', { field: props.label })
  return (
    <>
      <Button
        variant="quiet"
        size="icon-small"
        title={name}
        aria-haspopup="dialog"
        aria-disabled={props.isLocked}
        onClick={() => setIsOpen(true)}
      >
        <Icon name="settings" className="size-3.5" />
        <VisuallyHidden>{name}</VisuallyHidden>
      </Button>
      {isOpen && <SettingsDialog {...props} onClose={() => setIsOpen(false)} />}
    </>
  )
}

interface SettingsDialogProps extends CustomFieldAdvancedProps {
  onClose: () => void
}

function SettingsDialog({ row, label, edits, onEdit, onClose }: SettingsDialogProps) {
  const t = useTranslations('customFields.settings')
  const { field_id, field } = row
  const edit = useDynamicEdit(edits, field_id)
  const options = useFieldOptions(field_id)
  const before: SettingTexts = {
    name: edit?.name ?? dynamicText(field, 'name'),
    type: edit?.type ?? dynamicText(field, 'type'),
    order: edit?.order ?? dynamicText(field, 'order'),
  }
  const [texts, setTexts] = useState(before)
  const [problems, setProblems] = useState<CustomProblems>({})

  /** The staged value, read again for the control of the new type. */
  const reread = (): DynamicTexts => {
    const value = field?.value ?? null
    const kind = valueKind(texts.type, value)
    const isSame = kind === valueKind(before.type, value)
    if (isSame || !edit?.value || edit.value.text === null) return {}
    return { value: editValue(kind, textInKind(edit.value, kind), value, options) }
  }

  const isDirty = settingKeys.some((key) => texts[key] !== before[key])
  useEditor(edits, () => (isDirty ? withCustom(edits, row, { ...texts, ...reread() }) : null))

  const apply = () => {
    const [staged] = stageDynamic([], field, { field_id, ...texts })
    const found = customProblems(field, staged)
    setProblems(found)
    if (Object.keys(found).length > 0) return false
    stageCustom(edits, row, { ...texts, ...reread() })
    onEdit(pathId(dynamicPath(field_id)))
    onClose()
    return true
  }

  return (
    <StagingDialog title={t('title')} isDirty={isDirty} onApply={apply} onClose={onClose}>
      <p className="wrap-anywhere text-ink-muted">{t('about', { field: label, id: field_id })}</p>
      <CustomSettings
        texts={texts}
        problems={problems}
        onChange={(key, text) => {
          setTexts((now) => ({ ...now, [key]: text }))
          setProblems(({ [key]: _gone, ...others }) => others)
        }}
      />
    </StagingDialog>
  )
}
