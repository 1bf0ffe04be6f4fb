import { Link } from '@tanstack/react-router'
import { useTranslations } from '#i18n/use-translations.ts'
import { visibleName } from '#contract/invisible.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { LiveRegion } from '#ui/LiveRegion.tsx'
import { Notice } from '#ui/Notice.tsx'
import { useNow } from '#ui/use-now.ts'

export interface ListNoticesProps {
  invalid: string[]
  skipped: number
  clamped: boolean
  /** Ids of the rows in sight. */
  listed: ReadonlySet<string>
}

/** What the rows alone do not tell. */
export function ListNotices({ invalid, skipped, clamped, listed }: ListNoticesProps) {
  const t = useTranslations('list')
  const { overlay } = useWorkspace().writes
  const now = useNow(5_000)
  const created = overlay.notListedYet(now).filter(({ id }) => !listed.has(id))
  return (
    <>
      <LiveRegion className="flex flex-col gap-3">
        {invalid.length > 0 && (
          <Notice tone="warning">
            <p>{t('invalid', { names: invalid.join(', ') })}</p>
          </Notice>
        )}
        {clamped && (
          <Notice>
            <p>{t('clamped')}</p>
          </Notice>
        )}
        {skipped > 0 && (
          <Notice tone="warning">
            <p>{t('skipped', { count: skipped })}</p>
          </Notice>
        )}
      </LiveRegion>
      {created.length > 0 && (
        <Notice>
          <p className="flex flex-wrap gap-x-2">
            <span>{t('justCreated')}</span>
            {created.map(({ id, name }) => (
              <Link
                key={id}
                to="/accounts/$id"
                params={{ id }}
                className="font-medium text-accent-ink underline"
              >
                {visibleName(name) ?? t('noName')}
              </Link>
            ))}
          </p>
        </Notice>
      )}
    </>
  )
}
