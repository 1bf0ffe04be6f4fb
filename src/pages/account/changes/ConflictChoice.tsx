import { useId, type KeyboardEvent } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { pressedKey } from '#ui/keys.ts'
import { ShownText } from './ShownText.tsx'
import type { ShownConflict } from './use-shown-conflict.ts'

export type ConflictSide = 'remote' | 'local'

export interface ConflictChoiceProps {
  conflict: ShownConflict
  /** Null until the user chooses. */
  choice: ConflictSide | null
  onChoose: (side: ConflictSide) => void
  onEnter: () => void
}

/** One conflict: the remote and the local value as radio buttons, and the value before both. */
export function ConflictChoice({ conflict, choice, onChoose, onEnter }: ConflictChoiceProps) {
  const t = useTranslations('changes.conflict')
  const radios = useId()
  const beforeId = useId()
  const { name, before } = conflict

  // The dialog may be inside a form. Enter would submit it and skip the remaining questions.
  function pressKey(event: KeyboardEvent) {
    if (pressedKey(event) !== 'Enter') return
    event.preventDefault()
    if (!event.repeat) onEnter()
  }

  return (
    <fieldset className="min-w-0" aria-describedby={before ? beforeId : undefined}>
      {/* Floated: in a flex column, WebKit counts the height of an unfloated legend twice. */}
      <legend className="float-left mb-1.5 w-full font-semibold wrap-anywhere">
        <bdi>{name}</bdi>
      </legend>
      <div className="clear-both grid gap-2 sm:grid-cols-2">
        {(['remote', 'local'] as const).map((side) => (
          <label
            key={side}
            className="flex min-h-control cursor-pointer items-start gap-2 rounded-md border border-line-strong px-3 py-2 transition-colors hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name={radios}
              value={side}
              checked={choice === side}
              onChange={() => onChoose(side)}
              onKeyDown={pressKey}
              className="mt-0.5 size-4 shrink-0"
            />
            <span className="min-w-0">
              <span className="block text-sm font-medium text-ink-muted">{`${t(side)}:`}</span>{' '}
              <ShownText value={conflict[side]} />
            </span>
          </label>
        ))}
      </div>
      {before && (
        <p
          id={beforeId}
          className="mt-1.5 text-sm wrap-anywhere whitespace-pre-wrap text-ink-muted"
        >
          {t('before', { value: before.text })}
        </p>
      )}
    </fieldset>
  )
}
