import { patchKeyOf } from '#account/sent/acknowledged-keys.ts'
import { useTranslations } from '#i18n/use-translations.ts'

/** Returns a function that names a key of a body, in any spelling. An unknown key names itself. */
export function useKeyLabel(): (key: string) => string {
  const label = useTranslations('fields')
  return (name) => {
    const key = patchKeyOf(name)
    return key === null ? name : label(key)
  }
}
