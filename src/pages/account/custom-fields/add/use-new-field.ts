import { useState } from 'react'
import type { DynamicFieldEdit, Json } from '#account/dynamic-fields/dynamic-edits.ts'
import { stageDynamic } from '#account/dynamic-fields/dynamic-edits.ts'
import { editValue } from '#account/dynamic-fields/dynamic-value.ts'
import { valueKind } from '#account/dynamic-fields/value-kind.ts'
import { useFieldOptions, useKnownFields } from '#queries/use-workspace.ts'
import { settingKeys, type SettingTexts } from '../CustomSettings.tsx'
import { textInKind } from '../text-in-kind.ts'

/** A field that is being added, as it is typed. */
export interface NewField extends SettingTexts {
  field_id: string
  value: string
}

const nothing: NewField = { field_id: '', name: '', type: '', order: '', value: '' }

/** What is typed of a field that is being added. */
export function useNewField() {
  const known = useKnownFields()
  const [texts, setTexts] = useState(nothing)
  const options = useFieldOptions(texts.field_id)
  const filled = filledFor(texts.field_id)

  /** What is already known of the field with an id. */
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
    /** Fills in what is known of the field, where nothing else was typed: not in `except`, which is being typed in. */
    pick: (field_id: string, except: keyof SettingTexts | null) => {
      const next = filledFor(field_id)
      const keep = (key: 'name' | 'type') =>
        key !== except && (texts[key] === '' || texts[key] === filled[key]) ? next[key] : texts[key]
      change({ field_id, name: keep('name'), type: keep('type') })
    },
    /** Whether more was typed than an id, and what that fills in. */
    hasMore:
      texts.value !== '' ||
      settingKeys.some((key) => texts[key] !== '' && texts[key] !== filled[key]),
    edit: (): DynamicFieldEdit => editOf(texts, options),
  }
}

function kindOf({ type }: SettingTexts) {
  return valueKind(type, null)
}

/** The value goes along to the control of another kind. */
function inKindOf(before: NewField, { ...after }: NewField): NewField {
  const [was, kind] = [kindOf(before), kindOf(after)]
  if (was !== kind) after.value = textInKind(editValue(was, after.value, null), kind)
  return after
}

function editOf({ value, ...texts }: NewField, options: readonly Json[]): DynamicFieldEdit {
  const edit = { ...texts, value: editValue(kindOf(texts), value, null, options) }
  return stageDynamic([], null, edit)[0] ?? { field_id: texts.field_id, isAdded: true }
}
