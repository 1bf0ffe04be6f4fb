import { useMemo, useState } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { hasBreaks, typedArea } from '#account/fields/typed-text.ts'
import { useKnownFields } from '#queries/use-workspace.ts'
import { useChoiceTexts } from '#i18n/combobox-texts.ts'
import { Combobox } from '#ui/Combobox.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextField } from '#ui/TextField.tsx'
import { useCustomProblemText, type CustomProblems } from './use-custom-problems.ts'

/** The settings of a custom field as typed. */
export interface SettingTexts {
  name: string
  type: string
  order: string
}
export const settingKeys = ['name', 'type', 'order'] as const

export interface CustomSettingsProps {
  texts: SettingTexts
  problems: CustomProblems
  onChange: (key: keyof SettingTexts, text: string) => void
  /** The DOM ids of the controls. */
  idOf?: (key: keyof SettingTexts) => string
}

/** The controls for the name, type and order of a custom field. */
export function CustomSettings({ texts, problems, onChange, idOf }: CustomSettingsProps) {
  const t = useTranslations('customFields.keys')
  const choiceTexts = useChoiceTexts()
  const problemText = useCustomProblemText()
  const known = useKnownFields()
  const types = useMemo(() => {
    const all = new Set(known.flatMap(({ type }) => (type?.trim() ? [type] : [])))
    return [...all].toSorted().map((type) => ({ id: type, name: type }))
  }, [known])
  const [firstName] = useState(texts.name)
  const name = {
    id: idOf?.('name'),
    label: t('name'),
    value: texts.name,
    error: problemText('name', problems.name),
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) =>
      onChange('name', typedArea(event.target.value, firstName)),
  }
  return (
    <>
      {hasBreaks(firstName) ? <TextArea {...name} /> : <TextField {...name} />}
      <Combobox
        id={idOf?.('type')}
        label={t('type')}
        value={texts.type}
        error={problemText('type', problems.type)}
        options={types}
        texts={choiceTexts}
        exact
        onChange={(type) => onChange('type', type)}
      />
      <TextField
        id={idOf?.('order')}
        label={t('order')}
        value={texts.order}
        error={problemText('order', problems.order)}
        autoComplete="off"
        inputMode="decimal"
        tabular
        onChange={(event) => onChange('order', event.target.value)}
      />
    </>
  )
}
