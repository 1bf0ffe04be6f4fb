import { useTranslations } from '#i18n/use-translations.ts'
import type { EditError, EditErrors } from '#account/edits/edit-errors.ts'
import { usePathName, type NamedIn } from '../words/use-path-name.ts'

/** The errors by `pathId`, in the current language. */
export type ErrorTexts = Partial<Record<string, string>>

const noTexts: ErrorTexts = {}

/** Puts errors into words. `named` returns the account whose names the texts use. */
export function useErrorTexts(errors: EditErrors, named: () => NamedIn): ErrorTexts {
  const t = useTranslations('account.problems')
  const pathName = usePathName()
  const entries = Object.entries(errors)
  if (entries.length === 0) return noTexts
  const names = named()

  const textOf = (error: EditError): string => {
    if (error.kind === 'refused') {
      if (error.messages.length === 0) return t('unsaid')
      return error.messages.map((message) => t('server', { message })).join(' ')
    }
    const { path, rule, maximum } = error.problem
    const isName = path.kind === 'field' && path.field === 'name'
    const field = pathName.value(path, names)
    const key = rule === 'required' && !isName ? 'missing' : rule
    return t(key, { field, maximum: maximum ?? 0, count: error.count })
  }
  return Object.fromEntries(entries.map(([id, error]) => [id, error && textOf(error)]))
}
