import { useTranslations } from '#i18n/use-translations.ts'
import { visibleName } from '#contract/invisible.ts'
import type { Product } from '#contract/product.ts'
import { useKnownNames, useWorkspace } from '#queries/use-workspace.ts'

type Named = Partial<
  Pick<Product, 'provider_id' | 'product_type_id' | 'provider_name' | 'product_type_name'>
>

/** Returns a function that names a product by its type and provider, with their known names. */
export function useProductText() {
  const t = useTranslations('account.verification')
  const { names } = useWorkspace()
  // Renders again when a name becomes known.
  useKnownNames('product_types')
  useKnownNames('providers')

  return (product: Named): string => {
    const { provider_id: provider, product_type_id: type } = product
    return t('product', {
      type:
        visibleName(product.product_type_name) ??
        ((type && names.nameOf('product_types', type)) || type || '–'),
      provider:
        visibleName(product.provider_name) ??
        ((provider && names.nameOf('providers', provider)) || provider || '–'),
    })
  }
}
