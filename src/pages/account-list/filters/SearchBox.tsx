import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { codePoints } from '#contract/account-write.ts'
import { cleanSearch } from '#contract/invisible.ts'
import { listTextLimits } from '#contract/list-query.ts'
import { Icon } from '#ui/Icon.tsx'
import { TextField } from '#ui/TextField.tsx'

const debounceMs = 600

export interface SearchBoxProps {
  /** The search in force; '' for none. */
  value: string
  /** `again` when it refines the search that this box has just set: not worth a step of "back". */
  onSearch: (text: string, options: { replace: boolean }) => void
}

/**
 * Searches on Enter, or when the typing has settled; never for what an input method is still composing.
 * What is in force may change from outside.
 */
export function SearchBox({ value, onSearch }: SearchBoxProps) {
  const t = useTranslations('list')
  const [text, setText] = useState(value)
  // What this box has set itself: when the address then says so, the text may be ahead of it already.
  const [own, setOwn] = useState(value)
  const [refining, setRefining] = useState(false)
  const [isComposing, setIsComposing] = useState(false)
  const [seen, setSeen] = useState(value)
  if (value !== seen) {
    setSeen(value)
    if (value !== own) {
      setOwn(value)
      setText(value)
    }
  }
  const meant = cleanSearch(text)
  const length = codePoints(meant)
  const tooLong = length > listTextLimits.search

  const search = () => {
    if (isComposing || tooLong || meant === value) return
    setOwn(meant)
    setRefining(meant !== '')
    onSearch(meant, { replace: refining && meant !== '' })
  }

  const settle = useEffectEvent(search)
  useEffect(() => {
    if (isComposing || tooLong || meant === value) return undefined
    const timer = setTimeout(settle, debounceMs)
    return () => clearTimeout(timer)
  }, [meant, value, tooLong, isComposing])

  return (
    <form
      role="search"
      className="min-w-40 flex-1 sm:w-80 sm:flex-none"
      onSubmit={(event) => {
        event.preventDefault()
        search()
      }}
    >
      <TextField
        type="search"
        label={t('search')}
        hideLabel
        placeholder={t('search')}
        leading={<Icon name="search" />}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onCompositionStart={() => setIsComposing(true)}
        onCompositionEnd={() => setIsComposing(false)}
        onBlur={() => setRefining(false)}
        error={
          tooLong
            ? t('searchTooLong', { max: String(listTextLimits.search), count: String(length) })
            : undefined
        }
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
      />
    </form>
  )
}
