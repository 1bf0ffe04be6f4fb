import type { Catalogue, CatalogueList } from '#contract/config.ts'
import type { NamedId } from '#contract/list-query.ts'
import { countries } from './places.ts'
import type { Country } from './places.ts'
import { referenceNames } from './seed/reference-names.ts'

const numbered = (prefix: string, names: readonly string[]): NamedId[] =>
  names.map((name, index) => ({ id: `${prefix}${String(index + 1).padStart(14, '0')}`, name }))

const brokers: Record<Country['code'], string[]> = {
  UY: [
    'Rambla Broker',
    'Corredores del Plata',
    'Suárez & Asociados',
    'Oriental Brokers',
    'Tres Cruces Asesores',
  ],
  AR: ['Grupo Pampero', 'Belgrano Seguros & Servicios', 'Cuyo Brokers'],
  BR: ['Paulista Corretora', 'Corretora Boa Vista', 'Ipanema Consultoria de Seguros'],
}

const insurers: Record<Country['code'], string[]> = {
  UY: [
    'National Insurance Co.',
    'Seguros del Estuario',
    'Mutual Oriental',
    'Aseguradora Río Negro',
  ],
  AR: ['La Pampeana Seguros', 'Andes Compañía de Seguros', 'Atlántica Vida'],
  BR: ['Seguradora Ipê', 'Porto Novo Seguros', 'Cruzeiro Seguradora'],
}

/**
 * Every name that the backend knows, in the shape of config.json. Brokers are its clients, insurers
 * its providers.
 */
export const catalogue: Catalogue = {
  statuses: [
    { id: 'A', name: 'Active' },
    { id: 'I', name: 'Inactive' },
    { id: 'P', name: 'Pending' },
    { id: 'S', name: 'Suspended' },
  ],
  countries: countries.map(({ id, name }) => ({ id, name })),
  departments: countries.flatMap(({ departments }) =>
    departments.map(({ id, name }) => ({ id, name })),
  ),
  cities: countries.flatMap(({ departments }) =>
    departments.flatMap(({ cities }) => cities.map(({ id, name }) => ({ id, name }))),
  ),
  clients: numbered('4200', Object.values(brokers).flat()),
  providers: numbered('5300', Object.values(insurers).flat()),
  product_types: numbered('6400', [
    'Vehicle Insurance',
    'Home Insurance',
    'Life Insurance',
    'Health Insurance',
    'Fire Insurance',
    'Civil Liability',
    'Cargo Transport',
    'Work Accidents',
    'Surety Bond',
    'Travel Assistance',
    'Crop Insurance',
  ]),
  coverages: numbered('6700', [
    'Basic',
    'Third Party',
    'Third Party, Fire and Theft',
    'Full Coverage',
    'All Risk',
    'Premium',
  ]),
  document_types: [
    { id: '1', name: 'Cédula de identidad' },
    { id: '2', name: 'Passport' },
    { id: '3', name: 'DNI' },
    { id: '4', name: 'CPF' },
    { id: '5', name: 'RUT / CUIT / CNPJ' },
  ],
}

const beside = new Map<string, readonly NamedId[]>(Object.entries(referenceNames))

const names = new Map(
  Object.entries(catalogue).map(([list, entries]) => [
    list,
    new Map([...entries, ...(beside.get(list) ?? [])].map(({ id, name }) => [id, name])),
  ]),
)

/**
 * The name of an id, also of one that only the reference's examples use; null for a null id and for
 * an unknown one.
 */
export function catalogueName(list: CatalogueList, id: string | null): string | null {
  return id === null ? null : (names.get(list)?.get(id) ?? null)
}

/**
 * The catalogue entry with this name. Throws when there is none, which means a typing mistake in
 * the seed.
 */
export function named(list: CatalogueList, name: string): NamedId {
  const entry = catalogue[list].find((candidate) => candidate.name === name)
  if (!entry) throw new RangeError(`no "${name}" in ${list}`)
  return entry
}

/** The brokers and insurers of a country; one insurer works in all countries. */
export const inCountry = (code: Country['code']): { clients: NamedId[]; providers: NamedId[] } => ({
  clients: brokers[code].map((name) => named('clients', name)),
  providers: [...new Set([...insurers[code], 'National Insurance Co.'])].map((name) =>
    named('providers', name),
  ),
})
