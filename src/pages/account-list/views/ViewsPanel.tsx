import { useState, useSyncExternalStore } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import type { ViewParameters } from '#list/view-in-force.ts'
import { listMemoryOf } from '#queries/loaded-lists.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { useSignedIn } from '#session/use-session.ts'
import { Button } from '#ui/Button.tsx'
import { OpenedLast } from './OpenedLast.tsx'
import { deleteView, keepView, newView, readViews } from './saved-views.ts'
import { ViewName } from './ViewName.tsx'
import { ViewLine } from './ViewLine.tsx'

export interface ViewsPanelProps {
  /** Of the list as it is. */
  parameters: ViewParameters
  /** The list is not as the view in force has it. */
  isChanged: boolean
  onClose: () => void
}

/** Saves the list under a name, and offers what was saved and opened before. */
export function ViewsPanel({ parameters, isChanged, onClose }: ViewsPanelProps) {
  const t = useTranslations('listTools.views')
  const { tenant } = useSignedIn().credentials
  const { view: inForce } = listMemoryOf(useWorkspace())
  const current = useSyncExternalStore(inForce.subscribe, inForce.getSnapshot)
  const [views, setViews] = useState(() => readViews(tenant))
  const save = (name: string) => {
    const view = newView(name, parameters)
    setViews(keepView(tenant, view))
    inForce.set(view)
  }
  return (
    <div className="flex flex-col gap-3 text-sm">
      {current && (
        <div className="flex flex-wrap items-center gap-2 rounded-md bg-sunken px-2.5 py-2">
          <span className="min-w-0 flex-1 truncate">
            {t(isChanged ? 'changed' : 'current', { name: current.name })}
          </span>
          {isChanged && (
            <Button
              size="small"
              onClick={() => {
                const changed = { ...current, parameters }
                setViews(keepView(tenant, changed))
                inForce.set(changed)
              }}
            >
              {t('update')}
            </Button>
          )}
          <Button size="small" variant="quiet" onClick={() => inForce.set(null)}>
            {t('leave')}
          </Button>
        </div>
      )}
      <section aria-label={t('saveView')} className="flex flex-col gap-1.5">
        <h2 className="font-medium">{t('saveView')}</h2>
        <ViewName label={t('name')} save={t('save')} onSave={save} />
      </section>
      {views.length > 0 && (
        <ul aria-label={t('saved')} className="flex max-h-60 flex-col overflow-y-auto">
          {views.map((view) => (
            <ViewLine
              key={view.id}
              view={view}
              isCurrent={view.id === current?.id}
              onOpen={() => {
                inForce.set(view)
                onClose()
              }}
              onRename={(name) => {
                setViews(keepView(tenant, { ...view, name }))
                if (view.id === current?.id) inForce.set({ ...view, name })
              }}
              onDelete={() => {
                setViews(deleteView(tenant, view.id))
                if (view.id === current?.id) inForce.set(null)
              }}
            />
          ))}
        </ul>
      )}
      <OpenedLast tenant={tenant} />
    </div>
  )
}
