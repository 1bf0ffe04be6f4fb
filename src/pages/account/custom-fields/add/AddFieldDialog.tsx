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
  /** The custom fields of the account, including the staged ones. */
  rows: readonly (CustomRow & { label: string })[]
  edits: StagedEdits
  onEdit: (path: string) => void
}

interface AddFieldDialogProps extends AddFieldProps {
  /** Called with the id of the field that takes the focus, or null. */
  onClose: (goTo: string | null) => void
}

/** Adds a custom field by its id, or by a name known from other accounts. */
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
  /** The element that has the focus or is about to get it. */
  const focused = useRef<EventTarget | null>(null)
  const isTabbing = useRef(false)
  const isFocused = (id: string) => (focused.current as Element | null)?.id === id

  // A press on the value commits the type, which may replace the value's control: focus the new
  // one.
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

  /**
   * The setting that the user pressed to type in, so that it must not be filled in. A setting
   * reached by Tab may be: Tab selects its text, and typing replaces it.
   */
  const pressed = () =>
    (isTabbing.current ? null : settingKeys.find((key) => isFocused(settingId(key)))) ?? null

  const change = (changed: Partial<NewField>) => {
    field.change(changed)
    setProblems((now) => without(now, changed))
  }

  // A draft stores fields by id.
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
        // In the capture phase: before the combobox commits its text on blur.
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

/** The problems without those of the texts that were just typed. */
function without(problems: NewProblems, typed: Partial<NewField>): NewProblems {
  return Object.fromEntries(Object.entries(problems).filter(([key]) => !(key in typed)))
}
