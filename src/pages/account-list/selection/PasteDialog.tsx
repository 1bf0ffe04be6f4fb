import { useState } from 'react'
import type { AccountRow } from '#contract/account.ts'
import { useTranslations } from '#i18n/use-translations.ts'
import { matchPaste, type PasteMatch } from '#list/select/match-paste.ts'
import { listMemoryOf } from '#queries/loaded-lists.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { useAnnounce } from '#ui/Announcer.tsx'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { ToolDialog } from '../ToolDialog.tsx'

export interface PasteDialogProps {
  /** The accounts that can be found. */
  rows: readonly AccountRow[]
  /** They are all that match the list's search and filters. */
  isAll: boolean
  onClose: () => void
}

/** Ticks the accounts that a pasted column names, and lists what names none. */
export function PasteDialog({ rows, isAll, onClose }: PasteDialogProps) {
  const t = useTranslations('listTools.paste')
  const announce = useAnnounce()
  const { selection } = listMemoryOf(useWorkspace())
  const [text, setText] = useState('')
  const [match, setMatch] = useState<PasteMatch | null>(null)
  const select = () => {
    const found = matchPaste(text, rows)
    selection.set(found.rows, true)
    announce(t('selected', { count: found.rows.length }))
    if (found.notFound.length === 0 && found.ambiguous.length === 0 && found.rows.length > 0) {
      onClose()
    } else setMatch(found)
  }
  return (
    <ToolDialog
      title={t('title')}
      action={
        <Button variant="primary" aria-disabled={text.trim() === ''} onClick={select}>
          {t('select')}
        </Button>
      }
      isDone={match !== null}
      onClose={onClose}
    >
      <div className="flex flex-col gap-3">
        <TextArea
          label={t('label')}
          rows={6}
          mono
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setMatch(null)
          }}
        />
        <p className="text-sm text-ink-muted">
          {t(isAll ? 'amongAll' : 'among', { count: rows.length })}
        </p>
        {match && (
          <div className="flex flex-col gap-2">
            <p className="font-medium tabular">{t('selected', { count: match.rows.length })}</p>
            {match.ambiguous.length > 0 && <Lines title={t('ambiguous')} lines={match.ambiguous} />}
            {match.notFound.length > 0 && <Lines title={t('notFound')} lines={match.notFound} />}
          </div>
        )}
      </div>
    </ToolDialog>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <Notice tone="warning" title={title}>
      <ul aria-label={title} className="max-h-40 overflow-y-auto font-mono text-sm">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  )
}
