import { useState } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import type { AccountDetail } from '#contract/account.ts'
import { useResentDuplicates } from '#queries/resent-duplicates.ts'
import { Notice } from '#ui/Notice.tsx'
import { AccountLinks } from '../header/AccountLinks.tsx'
import { useProductText } from '../words/use-product-text.ts'

/**
 * Warns that the browser may have sent a write twice, when a search has found two of its results
 * (A20).
 */
export function ResentDuplicatesNotice({ account }: { account: AccountDetail }) {
  const t = useTranslations('account')
  const productText = useProductText()
  const duplicates = useResentDuplicates(account.id)
  const [dismissed, setDismissed] = useState<object | null>(null)
  if (!duplicates || duplicates === dismissed) return null
  const { accounts, products } = duplicates
  const dismissing = { onDismiss: () => setDismissed(duplicates), dismissLabel: t('dismiss') }
  if (accounts.length > 0) {
    return (
      <Notice tone="warning" role="alert" title={t('create.maybeTwice')} {...dismissing}>
        <p>{t('create.maybeTwiceText')}</p>
        <AccountLinks accounts={[account, ...accounts]} />
      </Notice>
    )
  }
  return (
    <Notice tone="warning" role="alert" title={t('verification.maybeTwice')} {...dismissing}>
      <p>{t('verification.maybeTwiceText')}</p>
      <ul className="list-disc pl-5">
        {products.flat().map((product) => (
          <li key={product.id}>
            <bdi>{productText(product)}</bdi>{' '}
            <span className="tabular text-ink-muted">{product.id}</span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
