import type { NamedId } from '#contract/list-query.ts'
import type { Product } from '#contract/product.ts'
import { catalogue } from '../catalogue.ts'
import type { Random } from '../random.ts'

/** A product that runs for a year from a day between 2023 and 2026. Some dates carry a time. */
function seedProduct(random: Random, providers: NamedId[], id: string): Product {
  const provider = random.pick(providers)
  const type = random.pick(catalogue.product_types)
  const coverage = random.chance(0.85) ? random.pick(catalogue.coverages) : null
  const year = random.int(2023, 2026)
  const pad = (value: number): string => String(value).padStart(2, '0')
  const monthAndDay = `${pad(random.int(1, 12))}-${pad(random.int(1, 28))}`
  const time = random.chance(0.2)
    ? random.pick(['T00:00:00Z', 'T03:00:00.000Z', 'T12:00:00-03:00'])
    : ''
  return {
    id,
    provider_id: provider.id,
    provider_name: provider.name,
    product_type_id: type.id,
    product_type_name: type.name,
    coverage_id: coverage?.id ?? null,
    coverage_name: coverage?.name ?? null,
    start_date: `${year}-${monthAndDay}${time}`,
    end_date: random.chance(0.15) ? null : `${year + 1}-${monthAndDay}${time}`,
    status: random.pick(['A', 'A', 'A', 'P', 'I', null]),
  }
}

/** None to four products of these providers. */
export function seedProducts(
  random: Random,
  providers: NamedId[],
  nextId: () => string,
): Product[] {
  return Array.from({ length: random.pick([0, 0, 1, 1, 1, 2, 2, 3, 4]) }, () =>
    seedProduct(random, providers, nextId()),
  )
}
