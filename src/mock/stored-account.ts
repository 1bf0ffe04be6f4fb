import type { AccountDetail, AccountRow } from '#contract/account.ts'

/** An account as the backend stores it: all that it answers, and two fields that it never answers. */
export interface StoredAccount extends Omit<AccountDetail, 'skipped'> {
  document_type: number | null
  qr_code: string | null
}

/** An account in which every field is null or empty. */
export function blankAccount(id: string): StoredAccount {
  return {
    id,
    external_code: null,
    name: null,
    business_name: null,
    tax_id: null,
    document: null,
    phone: null,
    mobile: null,
    email: null,
    image_url: null,
    status: null,
    address: {
      street: null,
      door_number: null,
      apartment: null,
      corner: null,
      zip_code: null,
      latitude: null,
      longitude: null,
    },
    notes: null,
    start_date: null,
    end_date: null,
    birth_date: null,
    client_id: null,
    client_name: null,
    country_id: null,
    country_name: null,
    department_id: null,
    department_name: null,
    city_id: null,
    city_name: null,
    products: [],
    dynamic_fields: [],
    document_type: null,
    qr_code: null,
  }
}

/** The answer of GET /accounts/{id}. `document_type` and `qr_code` can be written but not read. */
export function toDetail(account: StoredAccount): Omit<AccountDetail, 'skipped'> {
  const { document_type: _type, qr_code: _code, ...detail } = account
  return detail
}

/**
 * A row of the list. Of the ids it has only the account's, and it has no products or dynamic
 * fields.
 */
export function toRow(account: StoredAccount): AccountRow {
  const {
    client_id: _client,
    country_id: _country,
    department_id: _department,
    city_id: _city,
    products: _products,
    dynamic_fields: _fields,
    ...row
  } = toDetail(account)
  return row
}
