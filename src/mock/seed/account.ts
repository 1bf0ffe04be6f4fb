import { inCountry } from '../catalogue.ts'
import { countries } from '../places.ts'
import type { City, Country, Department } from '../places.ts'
import type { Random } from '../random.ts'
import { seedFields } from './fields.ts'
import { companyName, personName, slug } from './names.ts'
import { companyTaxId, landline, mobile, personDocument } from './numbers.ts'
import { seedProducts } from './products.ts'
import { blankAccount } from '../stored-account.ts'
import type { StoredAccount } from '../stored-account.ts'

/**
 * A believable company or person somewhere in the three countries. `index` numbers its external
 * code.
 */
export function seedAccount(
  random: Random,
  id: string,
  nextProductId: () => string,
  index: number,
): StoredAccount {
  const { country, department, city } = somewhere(random)
  const { clients, providers } = inCountry(country.code)
  const client = random.chance(0.9) ? random.pick(clients) : null
  const maybe = <Value>(probability: number, value: () => Value): Value | null =>
    random.chance(probability) ? value() : null
  const year = random.int(2012, 2025)
  const start = `${year}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`
  return {
    ...blankAccount(id),
    ...(random.chance(0.6) ? company(random, country) : person(random, country)),
    external_code: maybe(0.8, () => `EXT-${String(index + 1).padStart(3, '0')}`),
    phone: maybe(0.85, () => landline(random, country, city)),
    mobile: maybe(0.7, () => mobile(random, country, city)),
    image_url: maybe(0.02, () => `https://images.example/logos/${index}.png`),
    status: random.pick(['A', 'A', 'A', 'A', 'A', 'A', 'I', 'I', 'P', 'S']),
    address: address(random, city),
    notes: maybe(0.3, () =>
      random.pick([
        'Prefiere que lo llamen por la tarde.',
        'Pagos al día. Revisar cobertura en la próxima renovación.',
        'Documentación pendiente: falta la cédula verde.',
        'Indicado pelo corretor; falar com o financeiro antes de renovar.',
        'Dos sucursales.\nLa segunda abrió en marzo.',
      ]),
    ),
    start_date: random.chance(0.15) ? `${start}T${two(random.int(0, 23))}:00:00-03:00` : start,
    end_date: maybe(0.3, () => `${year + random.int(1, 5)}-12-31`),
    client_id: client?.id ?? null,
    client_name: client?.name ?? null,
    country_id: country.id,
    country_name: country.name,
    department_id: department.id,
    department_name: department.name,
    city_id: city.id,
    city_name: city.name,
    products: seedProducts(random, providers, nextProductId),
    dynamic_fields: seedFields(random),
  }
}

function company(random: Random, country: Country): Partial<StoredAccount> {
  const { name, registered } = companyName(random, country)
  const mailbox = random.pick(
    country.code === 'BR'
      ? ['contato', 'comercial', 'financeiro']
      : ['contacto', 'administracion', 'info', 'ventas'],
  )
  return {
    name,
    business_name: registered,
    tax_id: companyTaxId(random, country),
    email: random.chance(0.85) ? `${mailbox}@${slug(name)}.example` : null,
    document_type: 5,
  }
}

function person(random: Random, country: Country): Partial<StoredAccount> {
  const { given, family } = personName(random, country)
  const { document, taxId, documentType } = personDocument(random, country, given)
  const born = `${random.int(1945, 2004)}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`
  return {
    name: `${given} ${family}`,
    tax_id: taxId,
    document,
    email: random.chance(0.9) ? `${slug(given)}.${slug(family)}@mail.example` : null,
    birth_date: random.chance(0.8) ? born : null,
    document_type: documentType,
  }
}

function address(random: Random, city: City): StoredAccount['address'] {
  const [south, north, west, east] = city.box
  const inside = (low: number, high: number): string =>
    (low + random.next() * (high - low)).toFixed(6)
  const located = random.chance(0.8)
  const street = random.pick(city.streets)
  const corner = random.pick(city.streets)
  return {
    street,
    door_number: String(random.int(20, 4800)),
    apartment: random.chance(0.25) ? `${random.int(1, 14)}0${random.int(1, 6)}` : null,
    corner: corner !== street && random.chance(0.4) ? corner : null,
    zip_code: city.zip.replaceAll('#', () => String(random.int(0, 9))),
    latitude: located ? inside(south, north) : null,
    longitude: located ? inside(west, east) : null,
  }
}

function somewhere(random: Random): { country: Country; department: Department; city: City } {
  const everywhere = countries.flatMap((country) =>
    country.departments.flatMap((department) =>
      department.cities.map((city) => ({ country, department, city })),
    ),
  )
  const total = everywhere.reduce((sum, { city }) => sum + city.weight, 0)
  let point = random.next() * total
  for (const place of everywhere) {
    point -= place.city.weight
    if (point < 0) return place
  }
  throw new RangeError('the weights do not add up')
}

const two = (value: number): string => String(value).padStart(2, '0')
