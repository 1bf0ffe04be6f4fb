import { Suspense, useSyncExternalStore } from 'react'
import { listParameters } from '#contract/list-query.ts'
import { useTranslations } from '#i18n/use-translations.ts'
import { viewParameters } from '#list/list-view.ts'
import { isSameView } from '#list/view-in-force.ts'
import { listMemoryOf } from '#queries/loaded-lists.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { PopoverPanel } from '#ui/PopoverPanel.tsx'
import type { Columns } from '../columns/use-columns.ts'
import { lazyTool } from '../lazy-tool.tsx'
import type { ListState } from '../use-list-state.ts'

const ViewsPanel = lazyTool(async () => (await import('./ViewsPanel.tsx')).ViewsPanel)

/** Lists under a name. The button tells which is in force, and whether the list is another by now. */
export function ViewsMenu({ state, columns }: { state: ListState; columns: Columns }) {
  const t = useTranslations('list')
  const { view: inForce } = listMemoryOf(useWorkspace())
  const view = useSyncExternalStore(inForce.subscribe, inForce.getSnapshot)
  const { order, shown } = columns.choice
  const parameters = {
    ...listParameters({ ...state.query, offset: 0 }),
    ...viewParameters({ ...state.view, columns: order.filter((each) => shown.includes(each)) }),
  }
  const isChanged = view !== null && !isSameView(view.parameters, parameters)
  return (
    <PopoverPanel
      variant="secondary"
      align="end"
      panelLabel={t('views')}
      panelClassName="w-88"
      button={
        <>
          <span>{t('views')}</span>
          {view && (
            <span className="max-w-32 truncate font-normal text-ink-muted">{view.name}</span>
          )}
          {isChanged && (
            <span className="size-2 rounded-full bg-warning" title={t('unsaved')}>
              <span className="sr-only">{t('unsaved')}</span>
            </span>
          )}
        </>
      }
    >
      {(close) => (
        <Suspense>
          <ViewsPanel parameters={parameters} isChanged={isChanged} onClose={close} />
        </Suspense>
      )}
    </PopoverPanel>
  )
}
