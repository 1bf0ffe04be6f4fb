// Tax numbers, identity documents and telephone numbers in the formats of the three countries, with
// valid check digits.
import type { City, Country } from '../places.ts'
import type { Random } from '../random.ts'

const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0)

/** Uruguay: 12 digits, of which the last is a check digit (modulo 11). */
function rut(random: Random): string {
  for (;;) {
    const body = `21${random.digits(6)}001`
    const rest = weighted(body, [4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) % 11
    if (rest !== 1) return `${body}${(11 - rest) % 11}`
  }
}

/** Argentina: 30-12345678-9 for a company; 20 for a man and 27 for a woman instead of 30. */
function cuit(prefix: string, document: string): string {
  for (let body = document; ; body = String(Number(body) + 1)) {
    const rest = weighted(`${prefix}${body}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
    if (rest !== 1) return `${prefix}-${body}-${(11 - rest) % 11}`
  }
}

const modulo11 = (digits: string, weights: readonly number[]): number => {
  const rest = weighted(digits, weights) % 11
  return rest < 2 ? 0 : 11 - rest
}

/** Brazil, companies: 12.345.678/0001-95. */
function cnpj(random: Random): string {
  const body = `${random.digits(8)}0001`
  const first = modulo11(body, [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])
  const second = modulo11(`${body}${first}`, [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])
  return `${body}${first}${second}`.replace(/(\d\d)(\d{3})(\d{3})(\d{4})(\d\d)/, '$1.$2.$3/$4-$5')
}

/** Brazil, persons: 123.456.789-09. */
function cpf(random: Random): string {
  const body = random.digits(9)
  const first = modulo11(body, [10, 9, 8, 7, 6, 5, 4, 3, 2])
  const second = modulo11(`${body}${first}`, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
  return `${body}${first}${second}`.replace(/(\d{3})(\d{3})(\d{3})(\d\d)/, '$1.$2.$3-$4')
}

/** Uruguay, persons: 1.234.567-2. */
function cedula(random: Random): string {
  const body = `${random.int(1, 6)}${random.digits(6)}`
  const check = (10 - (weighted(body, [2, 9, 8, 7, 6, 3, 4]) % 10)) % 10
  return `${body}${check}`.replace(/(\d)(\d{3})(\d{3})(\d)/, '$1.$2.$3-$4')
}

/** The tax number of a company. */
export function companyTaxId(random: Random, country: Country): string {
  if (country.code === 'UY') return rut(random)
  if (country.code === 'BR') return cnpj(random)
  return cuit('30', `7${random.digits(7)}`)
}

/** The document of a person, and the tax number derived from it; null where the country has none. */
export function personDocument(
  random: Random,
  country: Country,
  given: string,
): { document: string; taxId: string | null; documentType: number } {
  if (country.code === 'UY') return { document: cedula(random), taxId: null, documentType: 1 }
  if (country.code === 'BR') {
    const document = cpf(random)
    return { document, taxId: document, documentType: 4 }
  }
  const taxId = cuit(
    /a$|^(Beatriz|Inés|Rosario)$/.test(given) ? '27' : '20',
    `${random.int(18, 44)}${random.digits(6)}`,
  )
  return { document: taxId.slice(3, 11), taxId, documentType: 3 }
}

export function landline(random: Random, country: Country, city: City): string {
  const dialling = { UY: '598', AR: '54', BR: '55' }[country.code]
  // Including the prefix, numbers have eight digits in Uruguay and ten elsewhere.
  const local = (country.code === 'UY' ? 8 : 10) - city.area.length
  const head = country.code === 'UY' ? random.pick(['2', '4', '6', '9']) : random.pick(['3', '4'])
  const rest = `${head}${random.digits(local - 1)}`
  return `+${dialling} ${city.area} ${rest.slice(0, -4)} ${rest.slice(-4)}`
}

export function mobile(random: Random, country: Country, city: City): string {
  if (country.code === 'UY') {
    return `+598 9${random.int(1, 9)} ${random.digits(3)} ${random.digits(3)}`
  }
  const local = `${random.int(4, 6)}${random.digits(10 - city.area.length - 5)}`
  return country.code === 'AR'
    ? `+54 9 ${city.area} ${local}-${random.digits(4)}`
    : `+55 ${city.area} 9${random.int(6, 9)}${random.digits(3)}-${random.digits(4)}`
}
