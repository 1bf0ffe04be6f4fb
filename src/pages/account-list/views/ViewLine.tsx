import { Link, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import type { SavedView } from '#list/view-in-force.ts'
import { useAnnounce } from '#ui/Announcer.tsx'
import { Button } from '#ui/Button.tsx'
import { classNames } from '#ui/class-names.ts'
import { Icon } from '#ui/Icon.tsx'
import { ViewName } from './ViewName.tsx'

export interface ViewLineProps {
  view: SavedView
  isCurrent: boolean
  onOpen: () => void
  onRename: (name: string) => void
  onDelete: () => void
}

/** A saved view: a link to its list, and what can be done with it. */
export function ViewLine({ view, isCurrent, onOpen, onRename, onDelete }: ViewLineProps) {
  const t = useTranslations('listTools.views')
  const announce = useAnnounce()
  const router = useRouter()
  const [isRenaming, setIsRenaming] = useState(false)
  const { name } = view
  const search = { ...view.parameters }
  const copy = async () => {
    const { href } = router.buildLocation({ to: '/accounts', search })
    const link = new URL(router.history.createHref(href), location.href).href
    try {
      await navigator.clipboard.writeText(link)
      announce(t('copied'))
    } catch {
      announce(t('notCopied'), { assertive: true })
    }
  }
  return (
    <li className="flex flex-col gap-1 py-0.5">
      <span className="flex items-center gap-0.5">
        <Link
          to="/accounts"
          search={search}
          onClick={onOpen}
          aria-current={isCurrent ? 'true' : undefined}
          className={classNames(
            'min-w-0 flex-1 truncate rounded-md px-1.5 py-1 hover:bg-hover',
            isCurrent && 'font-medium text-accent-ink',
          )}
        >
          {name}
        </Link>
        <Button
          variant="quiet"
          size="icon-small"
          aria-label={t('copyLink', { name })}
          onClick={() => void copy()}
        >
          <Icon name="copy" />
        </Button>
        <Button
          variant="quiet"
          size="icon-small"
          aria-label={t('rename', { name })}
          aria-expanded={isRenaming}
          onClick={() => setIsRenaming(!isRenaming)}
        >
          <Icon name="edit" />
        </Button>
        <Button
          variant="quiet"
          size="icon-small"
          aria-label={t('delete', { name })}
          onClick={onDelete}
        >
          <Icon name="trash" />
        </Button>
      </span>
      {isRenaming && (
        <ViewName
          label={t('newName')}
          save={t('renameDone')}
          name={name}
          onSave={(next) => {
            setIsRenaming(false)
            onRename(next)
          }}
        />
      )}
    </li>
  )
}
