import { Link } from '@tanstack/react-router'
import { useTranslations } from '#i18n/use-translations.ts'
import { Button } from '#ui/Button.tsx'
import { buttonClass } from '#ui/button-class.ts'
import { Icon } from '#ui/Icon.tsx'
import type { ListTool } from './ListTools.tsx'

/** What the screen is, and what can be done with its accounts as a whole. */
export function ListHeader({ onTool }: { onTool: (tool: ListTool) => void }) {
  const t = useTranslations('list')
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      <h1 tabIndex={-1} className="mr-auto text-xl font-semibold outline-none">
        {t('title')}
      </h1>
      <Button variant="quiet" className="max-sm:order-last" onClick={() => onTool('paste')}>
        {t('pasteList')}
      </Button>
      <Button variant="quiet" className="max-sm:order-last" onClick={() => onTool('export')}>
        {t('exportAccounts')}
      </Button>
      <Link to="/accounts/new" className={buttonClass('primary')}>
        <Icon name="plus" />
        <span>{t('newAccount')}</span>
      </Link>
    </div>
  )
}
