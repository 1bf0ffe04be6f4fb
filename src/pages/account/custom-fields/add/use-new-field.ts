import { useState } from 'react'
import type { DynamicFieldEdit, Json } from '#account/dynamic-fields/dynamic-edits.ts'
import { stageDynamic } from '#account/dynamic-fields/dynamic-edits.ts'
import { editValue } from '#account/dynamic-fields/dynamic-value.ts'
import { valueKind } from '#account/dynamic-fields/value-kind.ts'
import { useFieldOptions, useKnownFields } from '#queries/use-workspace.ts'
import { settingKeys, type SettingTexts } from '../CustomSettings.tsx'
import { textInKind } from '../text-in-kind.ts'

/** A new custom field as typed. */
export interface NewField extends SettingTexts {
  field_id: string
  value: string
}

const nothing: NewField = { field_id: '', name: '', type: '', order: '', value: '' }

/** The form state of a new custom field. */
export function useNewField() {
  const known = useKnownFields()
  const [texts, setTexts] = useState(nothing)
  const options = useFieldOptions(texts.field_id)
  const filled = filledFor(texts.field_id)

  /** The settings that other accounts have shown for a field id. */
  function filledFor(id: string): SettingTexts {
    const field = known.find(({ field_id }) => field_id === id)
    return { name: field?.name ?? '', type: field?.type ?? '', order: '' }
  }

  const change = (changed: Partial<NewField>) => {
    setTexts((now) => inKindOf(now, { ...now, ...changed }))
  }

  return {
    known,
    texts,
    options,
    kind: kindOf(texts),
    change,
    /**
     * Sets the field id and fills in its known name and type. Keeps what the user typed, and
     * `except`, which the user is about to type in.
     */
    pick: (field_id: string, except: keyof SettingTexts | null) => {
      const next = filledFor(field_id)
      const keep = (key: 'name' | 'type') =>
        key !== except && (texts[key] === '' || texts[key] === filled[key]) ? next[key] : texts[key]
      change({ field_id, name: keep('name'), type: keep('type') })
    },
    /** Whether the user typed more than an id and its filled-in settings. */
    hasMore:
      texts.value !== '' ||
      settingKeys.some((key) => texts[key] !== '' && texts[key] !== filled[key]),
    edit: (): DynamicFieldEdit => editOf(texts, options),
  }
}

function kindOf({ type }: SettingTexts) {
  return valueKind(type, null)
}

/** Converts the value's text when the type changes the kind of its control. */
function inKindOf(before: NewField, { ...after }: NewField): NewField {
  const [was, kind] = [kindOf(before), kindOf(after)]
  if (was !== kind) after.value = textInKind(editValue(was, after.value, null), kind)
  return after
}

function editOf({ value, ...texts }: NewField, options: readonly Json[]): DynamicFieldEdit {
  const edit = { ...texts, value: editValue(kindOf(texts), value, null, options) }
  return stageDynamic([], null, edit)[0] ?? { field_id: texts.field_id, isAdded: true }
}
