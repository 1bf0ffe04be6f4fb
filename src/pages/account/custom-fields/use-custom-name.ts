import { useCallback } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import type { DynamicFieldEdit } from '#account/dynamic-fields/dynamic-edits.ts'
import type { DynamicField } from '#contract/dynamic-field.ts'
import { visibleName } from '#contract/invisible.ts'

/**
 * What a custom field is called: by its name as it was read or, where it has none, as it is staged; else
 * by its id. A name that is being changed stays until it is saved, so that the field can be found.
 */
export function useCustomName() {
  const t = useTranslations('account.custom')
  return useCallback(
    (id: string, field: DynamicField | null, edit: Pick<DynamicFieldEdit, 'name'> | null): string =>
      visibleName(field?.name) ?? visibleName(edit?.name) ?? t('noName', { id }),
    [t],
  )
}
