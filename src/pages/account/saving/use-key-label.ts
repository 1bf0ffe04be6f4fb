import { patchKeyOf } from '#account/sent/acknowledged-keys.ts'
import { useTranslations } from '#i18n/use-translations.ts'

/** What a key of the body is called, in any spelling; one that nobody knows by itself. */
export function useKeyLabel(): (key: string) => string {
  const label = useTranslations('fields')
  return (name) => {
    const key = patchKeyOf(name)
    return key === null ? name : label(key)
  }
}
