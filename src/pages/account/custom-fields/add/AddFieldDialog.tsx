import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { dynamicPath, pathId } from '#account/fields/field-path.ts'
import { cleanCode, visibleName } from '#contract/invisible.ts'
import { useComboboxTexts } from '#i18n/combobox-texts.ts'
import { Button } from '#ui/Button.tsx'
import { Combobox } from '#ui/Combobox.tsx'
import { pressedKey } from '#ui/keys.ts'
import { CustomSettings, settingKeys } from '../CustomSettings.tsx'
import type { CustomRow } from '../custom-rows.ts'
import { controlKind, CustomValueControl } from '../CustomValueControl.tsx'
import { stageCustom, withCustom } from '../stage-custom.ts'
import { StagingDialog } from '../StagingDialog.tsx'
import type { StagedEdits } from '#editing/session/staged-edits.ts'
import { useEditor } from '../../form/use-staged.ts'
import {
  customProblems,
  useCustomProblemText,
  type CustomProblems,
} from '../use-custom-problems.ts'
import { useNewField, type NewField } from './use-new-field.ts'

export interface AddFieldProps {
  /** The fields of the account, those that are staged among them. */
  rows: readonly (CustomRow & { label: string })[]
  edits: StagedEdits
  onEdit: (path: string) => void
}

interface AddFieldDialogProps extends AddFieldProps {
  /** With the id of the field to go to, or null. */
  onClose: (goTo: string | null) => void
}

/** A field by its id, or by the name that another account has shown for it. */
export function AddFieldDialog({ rows, edits, onEdit, onClose }: AddFieldDialogProps) {
  const t = useTranslations('customFields')
  const { known, texts, options, kind, hasMore, ...field } = useNewField()
  const comboboxTexts = useComboboxTexts()
  const problemText = useCustomProblemText()
  const [problems, setProblems] = useState<NewProblems>({})
  const duplicate = rows.find(({ field_id }) => field_id === texts.field_id)
  const valueId = useId()
  const settingId = (key: string) => `${valueId}-${key}`
  const valueKind = controlKind(kind, texts.value)
  const shownKind = useRef(valueKind)
  /** What has the focus, or is about to. */
  const focused = useRef<EventTarget | null>(null)
  const isTabbing = useRef(false)
  const isFocused = (id: string) => (focused.current as Element | null)?.id === id

  // A press on the value leaves the type, which may give the value another control: it takes the focus.
  useLayoutEffect(() => {
    if (shownKind.current === valueKind) return
    shownKind.current = valueKind
    if (isFocused(valueId)) document.getElementById(valueId)?.focus()
  })

  const suggestions = useMemo(() => {
    const here = new Set(rows.map(({ field_id }) => field_id))
    return known.map(({ field_id: id, name }) => {
      const detail = here.has(id) ? t('add.here', { id }) : id
      return { id, name: visibleName(name) ?? id, detail }
    })
  }, [known, rows, t])
  const isNamed = suggestions.some(({ id, name }) => id === texts.field_id && name !== id)

  /** What is pressed to be typed in. A Tab selects all that it finds, so that it may be filled in. */
  const pressed = () =>
    (isTabbing.current ? null : settingKeys.find((key) => isFocused(settingId(key)))) ?? null

  const change = (changed: Partial<NewField>) => {
    field.change(changed)
    setProblems((now) => without(now, changed))
  }

  // Without an id there is nothing that it could be kept under.
  useEditor(edits, () => {
    if (texts.field_id === '' || duplicate) return null
    return withCustom(edits, { field_id: texts.field_id, field: null }, field.edit())
  })

  const apply = () => {
    const edit = field.edit()
    const found = customProblems(null, edit)
    const isMissing = edit.field_id === ''
    setProblems(isMissing ? { ...found, field_id: 'required' } : found)
    if (isMissing || duplicate || Object.keys(found).length > 0) return false
    stageCustom(edits, { field_id: edit.field_id, field: null }, edit)
    onEdit(pathId(dynamicPath(edit.field_id)))
    onClose(edit.field_id)
    return true
  }

  return (
    <StagingDialog
      title={t('add.title')}
      isDirty={hasMore || texts.field_id !== ''}
      onApply={apply}
      onClose={() => onClose(null)}
    >
      <div
        role="presentation"
        className="contents"
        onKeyDownCapture={(event) => {
          isTabbing.current = pressedKey(event) === 'Tab'
        }}
        onPointerDownCapture={() => {
          isTabbing.current = false
        }}
        onFocus={({ target }) => {
          focused.current = target
        }}
        // Before the field that is left says what it comes to.
        onBlurCapture={({ relatedTarget }) => {
          focused.current = relatedTarget
        }}
      >
        <Combobox
          label={t('keys.field_id')}
          value={texts.field_id}
          clean={cleanCode}
          options={suggestions}
          texts={comboboxTexts}
          error={duplicate ? t('add.duplicate') : problems.field_id && t('add.idRequired')}
          hint={isNamed && t('withId', { id: texts.field_id })}
          below={
            duplicate && (
              <Button size="small" onClick={() => onClose(duplicate.field_id)}>
                {t(hasMore ? 'add.discardAndGoTo' : 'add.goTo', { field: duplicate.label })}
              </Button>
            )
          }
          onChange={(field_id) => {
            field.pick(field_id, pressed())
            setProblems((now) => without(now, { field_id }))
          }}
        />
        <CustomSettings
          idOf={settingId}
          texts={texts}
          problems={problems}
          onChange={(key, text) => change({ [key]: text })}
        />
        <CustomValueControl
          kind={valueKind}
          text={texts.value}
          choices={options}
          onChange={(value) => change({ value })}
          chrome={{
            id: valueId,
            label: t('keys.value'),
            error: problemText('value', problems.value),
            hint: kind === 'json' && t('jsonHint'),
          }}
        />
      </div>
    </StagingDialog>
  )
}

type NewProblems = CustomProblems & { field_id?: 'required' }

/** What was wrong with what is typed now may be right. */
function without(problems: NewProblems, typed: Partial<NewField>): NewProblems {
  return Object.fromEntries(Object.entries(problems).filter(([key]) => !(key in typed)))
}
