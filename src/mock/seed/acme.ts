import { named } from '../catalogue.ts'
import { fieldNamed } from './fields.ts'
import { blankAccount } from '../stored-account.ts'
import type { StoredAccount } from '../stored-account.ts'

/** The account that every demonstration opens first. */
export function acme(id: string, nextProductId: () => string): StoredAccount {
  const provider = named('providers', 'National Insurance Co.')
  const type = named('product_types', 'Vehicle Insurance')
  const coverage = named('coverages', 'All Risk')
  const client = named('clients', 'Rambla Broker')
  const country = named('countries', 'Uruguay')
  const department = named('departments', 'Montevideo')
  const city = named('cities', 'Montevideo')
  return {
    ...blankAccount(id),
    external_code: 'EXT-001',
    name: 'Acme Corp',
    business_name: 'Acme Corp. S.A.',
    tax_id: '214100001019',
    phone: '+598 2 901 2345',
    mobile: '+598 99 123 456',
    email: 'contact@acme.example.com',
    status: 'A',
    address: {
      street: 'Av. 18 de Julio',
      door_number: '1234',
      apartment: '501',
      corner: 'Yi',
      zip_code: '11100',
      latitude: '-34.9055',
      longitude: '-56.1876',
    },
    notes: 'Key account. Renewal handled by the Montevideo office.',
    start_date: '2021-03-01',
    client_id: client.id,
    client_name: client.name,
    country_id: country.id,
    country_name: country.name,
    department_id: department.id,
    department_name: department.name,
    city_id: city.id,
    city_name: city.name,
    products: [
      {
        id: nextProductId(),
        provider_id: provider.id,
        provider_name: provider.name,
        product_type_id: type.id,
        product_type_name: type.name,
        coverage_id: coverage.id,
        coverage_name: coverage.name,
        start_date: '2026-01-01',
        end_date: '2026-12-31',
        status: 'A',
      },
    ],
    dynamic_fields: [
      fieldNamed('Customer Tier', 'Premium', 1),
      fieldNamed('Contract Signed', true, 2),
    ],
    document_type: 5,
  }
}
