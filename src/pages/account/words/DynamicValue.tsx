import { useTranslations } from '#i18n/use-translations.ts'

/** Shows any JSON value as text, never as markup or a link. */
export function DynamicValue({ value }: { value: unknown }) {
  const t = useTranslations('account.custom')
  if (value === null || value === undefined) return <Muted>{t('notSet')}</Muted>
  if (value === '') return <Muted>{t('emptyText')}</Muted>
  if (typeof value === 'boolean') return <span>{t(value ? 'yes' : 'no')}</span>
  if (typeof value === 'number') return <span className="tabular">{String(value)}</span>
  if (typeof value === 'string') return <span className="whitespace-pre-wrap">{value}</span>
  if (Array.isArray(value) && value.length > 0 && value.every(isPlain)) {
    return <span>{value.map(String).join(', ')}</span>
  }
  return (
    <pre className="rounded-md border border-line bg-sunken px-2 py-1.5 font-mono text-sm wrap-anywhere whitespace-pre-wrap">
      <code>{JSON.stringify(value, null, 2)}</code>
    </pre>
  )
}

function Muted({ children }: { children: string }) {
  return <span className="text-ink-muted">{children}</span>
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number'
}
