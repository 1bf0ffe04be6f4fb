import type { DynamicField } from '#contract/dynamic-field.ts'
import type { Random } from '../random.ts'

interface Definition {
  id: string
  name: string
  type: string
  value: (random: Random) => DynamicField['value']
}

const day = (random: Random, from: number, to: number): string => {
  const pad = (value: number): string => String(value).padStart(2, '0')
  return `${random.int(from, to)}-${pad(random.int(1, 12))}-${pad(random.int(1, 28))}`
}
const oneOf =
  (...options: string[]) =>
  (random: Random): string =>
    random.pick(options)

const definitions: readonly Definition[] = (
  [
    ['Customer Tier', 'lista', oneOf('Premium', 'Gold', 'Silver', 'Basic')],
    ['Contract Signed', 'boolean', (random) => random.chance(0.6)],
    ['Preferred Contact', 'lista', oneOf('E-mail', 'Teléfono', 'WhatsApp', 'Visita')],
    ['Newsletter', 'boolean', (random) => random.chance(0.4)],
    [
      'Account Manager',
      'texto',
      oneOf('Ana Suárez', 'Bruno Lima', 'Diego Ferreyra', 'Érica Nóbrega'),
    ],
    ['Employees', 'numero', (random) => random.int(1, 900)],
    ['Credit Limit', 'numero', (random) => random.int(10, 4000) * 100 + random.pick([0, 0, 0.5])],
    ['Renewal Date', 'fecha', (random) => day(random, 2026, 2027)],
    ['Last Visit', 'fecha', (random) => `${day(random, 2024, 2025)}T${random.int(10, 18)}:30:00Z`],
    ['Sector', 'lista', oneOf('Comercio', 'Industria', 'Servicios', 'Agro', 'Público')],
    [
      'Internal Remark',
      'texto',
      oneOf('Pide factura a fin de mes', 'Cliente desde la fusión', 'Cobrar por débito'),
    ],
    [
      'Branch Location',
      'geo',
      (random) => ({
        lat: -34 - random.int(0, 9000) / 10_000,
        lng: -56 - random.int(0, 9000) / 10_000,
      }),
    ],
    [
      'Tags',
      'etiquetas',
      (random) => [random.pick(['vip', 'moroso']), random.pick(['sur', 'norte'])],
    ],
  ] satisfies [string, string, Definition['value']][]
).map(([name, type, value], index) => ({
  id: `8100000000000000${String(index + 1).padStart(2, '0')}`,
  name,
  type,
  value,
}))

/** A dynamic field with this name, value and order. Throws for a name that is not defined. */
export function fieldNamed(
  name: string,
  value: DynamicField['value'],
  order: number,
): DynamicField {
  const definition = definitions.find((candidate) => candidate.name === name)
  if (!definition) throw new RangeError(`no dynamic field "${name}"`)
  return { field_id: definition.id, name, type: definition.type, order, value }
}

/** Two to six dynamic fields in order, some of them without a value. */
export function seedFields(random: Random): DynamicField[] {
  const count = random.int(2, 6)
  const chosen = new Set<Definition>()
  while (chosen.size < count) chosen.add(random.pick(definitions))
  return definitions
    .filter((definition) => chosen.has(definition))
    .map(({ name, value }, index) =>
      fieldNamed(name, random.chance(0.1) ? null : value(random), index + 1),
    )
}
