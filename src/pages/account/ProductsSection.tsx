import { useTranslations } from 'use-intl'
import { statusTone } from '#account/status-tone.ts'
import type { Product } from '#contract/product.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { StatusDot } from '#ui/StatusDot.tsx'
import { SectionFrame } from './SectionFrame.tsx'

// Scrolls sideways where it is narrow, and so has to be within the keyboard's reach.
const withinReach = { tabIndex: 0 }

const columns = ['type', 'provider', 'coverage', 'start', 'end', 'status'] as const

/** The products of an account. */
export function ProductsSection({ products }: { products: readonly Product[] }) {
  const t = useTranslations('account.products')
  return (
    <SectionFrame title={t('title')} landmark>
      <div
        {...withinReach}
        role="group"
        aria-label={t('scrolls')}
        className="-mx-1 overflow-x-auto rounded-md px-1"
      >
        <table aria-label={t('title')} className="w-full min-w-160 text-left text-sm">
          <thead className="text-ink-muted">
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" className="pr-6 pb-2 font-medium last:pr-0">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {products.map((product) => (
              <ProductRow key={product.id} product={product} />
            ))}
            {products.length === 0 && (
              <tr>
                <td colSpan={columns.length} className="border-t border-line py-3 text-ink-muted">
                  {t('none')}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </SectionFrame>
  )
}

function ProductRow({ product }: { product: Product }) {
  const { names } = useWorkspace()
  const { status } = product
  const statusName = status && (names.nameOf('statuses', status) ?? status)
  const cell = 'h-row border-t border-line pr-6 last:pr-0'
  return (
    <tr>
      <th scope="row" className={`${cell} font-medium`}>
        {product.product_type_name ?? product.product_type_id}
      </th>
      <td className={cell}>{product.provider_name ?? product.provider_id}</td>
      <td className={cell}>{product.coverage_name ?? product.coverage_id}</td>
      <td className={`${cell} tabular whitespace-nowrap`}>{product.start_date}</td>
      <td className={`${cell} tabular whitespace-nowrap`}>{product.end_date}</td>
      <td className={cell}>
        {statusName && <StatusDot tone={statusTone(statusName)}>{statusName}</StatusDot>}
      </td>
    </tr>
  )
}
