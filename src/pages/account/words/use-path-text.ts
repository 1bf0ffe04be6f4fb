import { useTranslations } from '#i18n/use-translations.ts'
import type { DynamicKey } from '#account/dynamic-fields/dynamic-edits.ts'
import type { ProductKey, ProductTexts } from '#account/products/product-edits.ts'
import { visibleName } from '#contract/invisible.ts'
import type { Product } from '#contract/product.ts'
import { useProductText } from './use-product-text.ts'

/**
 * Returns functions that name the target of a change from the change alone, without its account.
 */
export function usePathText() {
  const t = useTranslations('changes')
  const tCustom = useTranslations('account.custom')
  const tKeys = useTranslations('account.customKeys')
  const label = useTranslations('fields')
  const productText = useProductText()
  return {
    field: label,
    /** By the product as read (null for a new one), else by its staged texts. */
    product: (product: Product | null, texts: Partial<ProductTexts> = {}): string => {
      if (product?.product_type_id || product?.provider_id) return productText(product)
      const { product_type_id = '', provider_id = '' } = texts
      if (product_type_id || provider_id) {
        return productText({
          product_type_id: product_type_id || null,
          provider_id: provider_id || null,
        })
      }
      return product ? t('productId', { id: product.id }) : t('newProduct')
    },
    /** By the first visible name. */
    dynamicField: (fieldId: string, ...names: (string | null | undefined)[]): string =>
      names.map(visibleName).find((name) => name !== null) ?? tCustom('noName', { id: fieldId }),
    productKey: (key: ProductKey): string => label(key),
    dynamicKey: (key: DynamicKey): string => (key === 'value' ? t('value') : tKeys(key)),
    /** One value of a product or a custom field. */
    of: (key: string, name: string): string => t('of', { key, name }),
  }
}
