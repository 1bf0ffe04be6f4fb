import { useId, useRef, useState } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { pathId } from '#account/fields/field-path.ts'
import type { AccountEdits } from '#account/edits/edits.ts'
import type { AccountDetail } from '#contract/account.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ConflictChoice, type ConflictSide } from './ConflictChoice.tsx'
import type { Conflict } from '#editing/session/edited-account.ts'
import { useShownConflict } from './use-shown-conflict.ts'

export interface ConflictDialogProps {
  open: boolean
  /** The account as the server has it now. */
  remote: AccountDetail
  /** The local edits, rebased onto `remote`. */
  edits: AccountEdits
  conflicts: readonly Conflict[]
  /** Called with the `pathId`s that take the remote value; all others keep the local one. */
  onDecide: (remote: ReadonlySet<string>) => void
  /** Returns to editing without a decision. */
  onClose: () => void
  /** Whether a save waits for the decision and continues after it. */
  forSave: boolean
}

/** Asks for each conflict which side to keep. Nothing is chosen beforehand. */
export function ConflictDialog(props: ConflictDialogProps) {
  return props.open ? <OpenConflict {...props} /> : null
}

function OpenConflict(props: ConflictDialogProps) {
  const { remote, edits, conflicts, onDecide, onClose, forSave } = props
  const t = useTranslations('changes.conflict')
  const show = useShownConflict()
  const [choices, setChoices] = useState<ReadonlyMap<string, ConflictSide>>(new Map())
  const list = useRef<HTMLDivElement>(null)
  const missingId = useId()
  const ids = conflicts.map(({ path }) => pathId(path))
  const missing = ids.filter((id) => !choices.has(id)).length
  const chooseAll = (side: ConflictSide) => setChoices(new Map(ids.map((id) => [id, side])))

  function decide() {
    if (missing === 0) onDecide(new Set(ids.filter((id) => choices.get(id) === 'remote')))
    // Move to the first conflict without a choice.
    else list.current?.querySelector<HTMLElement>('fieldset:not(:has(:checked)) input')?.focus()
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('title')}
      footer={
        <>
          <p id={missingId} className="mr-auto text-sm text-ink-muted">
            {missing > 0 && t('missing', { count: missing })}
          </p>
          <Button onClick={onClose}>{t('back')}</Button>
          <Button
            variant="primary"
            aria-disabled={missing > 0}
            aria-describedby={missing > 0 ? missingId : undefined}
            onClick={decide}
          >
            {t(forSave ? 'save' : 'apply')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p>{t('text')}</p>
        <div className="flex flex-wrap gap-2">
          <Button size="small" onClick={() => chooseAll('remote')}>
            {t('takeAll')}
          </Button>
          <Button size="small" onClick={() => chooseAll('local')}>
            {t('keepAll')}
          </Button>
        </div>
        <div ref={list} className="flex flex-col gap-4">
          {conflicts.map((conflict) => {
            const shown = show({ ...conflict, remote, edits })
            return (
              <ConflictChoice
                key={shown.id}
                conflict={shown}
                choice={choices.get(shown.id) ?? null}
                onChoose={(side) => setChoices((before) => new Map(before).set(shown.id, side))}
                onEnter={decide}
              />
            )
          })}
        </div>
        <p className="text-sm text-ink-muted">{t('bestEffort')}</p>
      </div>
    </Dialog>
  )
}
