import { Link, useLocation } from '@tanstack/react-router'
import { useTranslations } from '#i18n/use-translations.ts'
import { visibleName } from '#contract/invisible.ts'
import { listParameters, readListQuery } from '#contract/list-query.ts'
import { cachedNeighbours, type Neighbour } from '#queries/neighbours.ts'
import { usePrefetch } from '#queries/prefetch.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { buttonClass } from '#ui/button-class.ts'
import { Icon } from '#ui/Icon.tsx'
import { useIntent } from '#ui/use-intent.ts'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'

/** Links to the previous and next account of the list from which this one was opened, if cached. */
export function NeighbourLinks({ id }: { id: string }) {
  const { queryClient } = useWorkspace()
  const list = useLocation({ select: ({ state }) => state.list })
  // In another order than the pages that have been read.
  if (!list || list['sort'] || list['group']) return null
  const { previous, next } = cachedNeighbours(queryClient, id, readListQuery(list).query)
  if (!previous && !next) return null
  return (
    <span className="flex gap-1">
      <NeighbourLink side="previous" neighbour={previous} />
      <NeighbourLink side="next" neighbour={next} />
    </span>
  )
}

interface NeighbourLinkProps {
  side: 'previous' | 'next'
  neighbour: Neighbour | null
}

function NeighbourLink({ side, neighbour }: NeighbourLinkProps) {
  const t = useTranslations('account')
  const intent = useIntent(usePrefetch().account)
  const icon = <Icon name={side === 'previous' ? 'chevron-left' : 'chevron-right'} />
  const look = buttonClass('secondary', 'icon')
  // A placeholder, so that the other link does not move. Hidden from screen readers.
  if (!neighbour) {
    return (
      <span aria-hidden="true" className={`${look} pointer-events-none opacity-50`}>
        {icon}
      </span>
    )
  }
  return (
    <Link
      to="/accounts/$id"
      params={{ id: neighbour.id }}
      state={{ list: listParameters(neighbour.query) }}
      title={visibleName(neighbour.name) ?? t('noName')}
      className={look}
      {...intent(neighbour.id)}
    >
      {icon}
      <VisuallyHidden>{t(side)}</VisuallyHidden>
    </Link>
  )
}
