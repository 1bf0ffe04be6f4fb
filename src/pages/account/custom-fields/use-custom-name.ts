import { useCallback } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import type { DynamicFieldEdit } from '#account/dynamic-fields/dynamic-edits.ts'
import type { DynamicField } from '#contract/dynamic-field.ts'
import { visibleName } from '#contract/invisible.ts'

/**
 * Returns a function that names a custom field: by the name as last read, else by the staged name,
 * else by its id. A staged new name shows only once it is saved, so that the user still finds the
 * field.
 */
export function useCustomName() {
  const t = useTranslations('account.custom')
  return useCallback(
    (id: string, field: DynamicField | null, edit: Pick<DynamicFieldEdit, 'name'> | null): string =>
      visibleName(field?.name) ?? visibleName(edit?.name) ?? t('noName', { id }),
    [t],
  )
}
