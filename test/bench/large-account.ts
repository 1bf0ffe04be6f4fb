import type { DynamicField } from '#contract/dynamic-field.ts'
import type { MockBackend } from '#mock/backend.ts'

const products = 30
const dynamicFields = 40

/** One custom field of each control, named after it. */
const kinds: readonly [name: string, type: string, value: DynamicField['value']][] = [
  ['Text', 'texto', 'Pide factura a fin de mes'],
  ['Number', 'numero', 1250.5],
  ['JSON', 'geo', { lat: -34.9011, lng: -56.1645, tags: ['norte', 'vip'], checked: true }],
  ['Choice', 'lista', 'Premium'],
  ['Yes or no', 'boolean', true],
  ['Date', 'fecha', '2026-11-05'],
  ['Long text', 'texto', 'Dos sucursales.\nLa segunda abrió en marzo.'],
  ['Empty', 'texto', null],
]

/**
 * Gives the backend's first account 30 products and 40 custom fields of all kinds, named "Text 1",
 * "Number 1" … "Text 2". Returns the account's id.
 */
export function putLargeAccount({ store }: MockBackend): string {
  const [acme] = store.all()
  const model = acme?.products[0]
  if (!acme || !model) throw new Error('the seed has no account with a product')
  store.put({
    ...acme,
    phone: '+598 2 900 0001',
    mobile: '+598 99 000 001',
    notes: 'Prefiere que lo llamen por la tarde. '.repeat(20).trim(),
    products: Array.from({ length: products }, (_, index) => ({
      ...model,
      id: store.nextProductId(),
      // Distinguishes the products.
      start_date: `2026-01-${String(index + 1).padStart(2, '0')}`,
    })),
    dynamic_fields: Array.from({ length: dynamicFields }, (_, index) => {
      const [name, type, value] = kinds[index % kinds.length] ?? ['Text', 'texto', '']
      const round = Math.floor(index / kinds.length) + 1
      return {
        field_id: `8200000000000000${String(index + 1).padStart(2, '0')}`,
        name: `${name} ${round}`,
        type,
        order: index + 1,
        value,
      }
    }),
  })
  return acme.id
}
