import { blankAccount } from '../stored-account.ts'
import type { StoredAccount } from '../stored-account.ts'
import { referenceNames } from './reference-names.ts'

const [client] = referenceNames.clients
const [country] = referenceNames.countries
const [department] = referenceNames.departments
const [city] = referenceNames.cities
const [provider] = referenceNames.providers
const [type] = referenceNames.product_types
const [coverage] = referenceNames.coverages

/** The account of the examples in the API's reference, with the ids and values that stand there. */
export function referenceAccount(): StoredAccount {
  return {
    ...blankAccount('982710394857201664'),
    external_code: 'EXT-001',
    name: 'Acme Corp',
    business_name: 'Acme Corporation S.A.',
    tax_id: '214100001019',
    phone: '+59821234567',
    mobile: '+59899123456',
    email: 'contact@acme.com',
    status: 'A',
    address: {
      street: 'Av. Rivera',
      door_number: '1234',
      apartment: 'Of. 301',
      corner: 'Soca',
      zip_code: '11300',
      latitude: '-34.9011',
      longitude: '-56.1645',
    },
    notes: 'Premium customer',
    start_date: '2024-01-15',
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
        id: '982710394857201700',
        provider_id: provider.id,
        provider_name: provider.name,
        product_type_id: type.id,
        product_type_name: type.name,
        coverage_id: coverage.id,
        coverage_name: coverage.name,
        start_date: '2025-01-01',
        end_date: '2026-12-31',
        status: 'A',
      },
    ],
    dynamic_fields: [
      { field_id: '10', name: 'Customer Tier', type: 'lista', order: 1, value: 'Premium' },
      { field_id: '11', name: 'Contract Signed', type: 'boolean', order: 2, value: true },
    ],
    document_type: 5,
  }
}
