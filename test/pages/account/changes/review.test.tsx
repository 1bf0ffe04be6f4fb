// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { toPatch } from '#account/edits/patch.ts'
import { editsOf, type AccountEdits } from '#account/edits/edits.ts'
import { revert } from '#account/edits/revert.ts'
import { mockTenant } from '#mock/tokens.ts'
import { ReviewDialog } from '#pages/account/changes/ReviewDialog.tsx'
import { Button } from '#ui/Button.tsx'
import { sampleDetail } from '../../../account/arbitrary-account.ts'
import { renderPart } from '../render-part.tsx'

beforeEach(() => sessionStorage.clear())
afterEach(cleanup)

const base = sampleDetail({
  dynamic_fields: [
    { field_id: '71', name: 'Customer Tier', type: 'lista', order: 1, value: 'Gold' },
    { field_id: '72', name: 'Contract Signed', type: 'boolean', order: 2, value: true },
    { field_id: '73', name: null, type: 'x', order: null, value: { a: 1 } },
  ],
})
const vehicle = '300000000000000001'
const catalogue = {
  countries: [
    { id: '100000000000000002', name: 'Uruguay' },
    { id: '55', name: 'Argentina' },
  ],
  providers: [
    { id: '400000000000000001', name: 'National Insurance Co.' },
    { id: '41', name: 'Sura' },
  ],
  product_types: [{ id: '51', name: 'Home' }],
}

const made = (changes: Partial<AccountEdits>): AccountEdits => ({ ...editsOf(base), ...changes })
const typed = (texts: Partial<AccountEdits['fields']>): AccountEdits =>
  made({ fields: { ...editsOf(base).fields, ...texts } })

/** Renders the dialog as a page does: a reverted change disappears from the edits. */
function Page({ start }: { start: AccountEdits }) {
  const [edits, setWork] = useState(start)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open</Button>
      <ReviewDialog
        base={base}
        edits={open ? edits : null}
        onRevert={(path) => setWork((before) => revert(base, before, path))}
        onClose={() => setOpen(false)}
        onSave={() => setOpen(false)}
        whyNot={null}
      />
    </>
  )
}

async function review(edits: AccountEdits, config = {}) {
  const path = await renderPart(<Page start={edits} />, { catalogue, ...config })
  await path.user.click(screen.getByRole('button', { name: 'Open' }))
  return path
}

const lines = () => screen.getAllByRole('listitem').map((item) => item.textContent)
const buttons = () =>
  screen.getAllByRole('button', { name: /^Put back/ }).map((button) => button.textContent)
const back = (name: string) => screen.getByRole('button', { name: `Put back ${name}` })
const body = () => screen.queryByRole('region', { name: 'What will be sent' })

describe('a review shows', () => {
  test('the old and new value of each field, under the headings of the page', async () => {
    await review(typed({ name: 'Acme', phone: '', country_id: '55', qr_code: 'Q1' }))
    expect(screen.getByRole('dialog')).toHaveAccessibleName('Review changes')
    const headings = screen.getAllByRole('heading', { level: 3 }).map((each) => each.textContent)
    expect(headings).toEqual(['Identity', 'Contact', 'Address', 'Notes', 'What will be sent'])
    expect(lines()).toEqual([
      'Namefrom Acme Corpto AcmePut back Name',
      'Phonefrom +598 2900 0000to ClearedPut back Phone',
      'Countryfrom Uruguay (100000000000000002)to Argentina (55)Put back Country',
      'QR codefrom Not knownto Q1Put back QR code',
    ])
  })

  test('that two texts differ only in spaces', async () => {
    await review(typed({ name: 'Acme Corp ' }))
    expect(lines()).toEqual(['Namefrom Acme Corpto Acme Corp Only spaces differ.Put back Name'])
  })

  test('the change of each product, by name', async () => {
    await review(
      made({
        products: [
          {
            action: 'update',
            product_id: vehicle,
            values: { end_date: '', provider_id: '41' },
          },
          { action: 'remove', product_id: '300000000000000002' },
          {
            action: 'add',
            key: 'new-1',
            values: {
              provider_id: '41',
              product_type_id: '51',
              coverage_id: '',
              start_date: '2027-01-01',
              end_date: '',
              status: '',
            },
          },
        ],
      }),
    )
    expect(screen.getByRole('heading', { name: 'Products' })).toBeVisible()
    const [changed, provider, end, removed, added, ...values] = lines()
    expect(changed).toMatch(/^Changed Vehicle Insurance, National Insurance Co\./)
    expect(provider).toMatch(
      /^Providerfrom National Insurance Co\. \(400000000000000001\)to Sura \(41\)/,
    )
    expect(end).toMatch(/^End datefrom 2026-12-31to Cleared/)
    expect(removed).toBe(
      'Will be removed Product 300000000000000002Put back Product 300000000000000002',
    )
    expect(added).toMatch(/^New Home, Sura/)
    expect(values).toEqual(['ProviderSura (41)', 'Product typeHome (51)', 'Start date2027-01-01'])
    const name = 'Vehicle Insurance, National Insurance Co.'
    expect(buttons()).toEqual([
      `Put back ${name}`,
      `Put back Provider of ${name}`,
      `Put back End date of ${name}`,
      'Put back Product 300000000000000002',
      'Put back Home, Sura',
    ])
  })

  test('custom fields with words for booleans, empty and cleared values, and JSON as it is', async () => {
    await review(
      made({
        dynamic_fields: [
          { field_id: '71', isAdded: false, value: { text: null, value: null } },
          { field_id: '72', isAdded: false, value: { text: 'false', value: false } },
          { field_id: '73', isAdded: false, value: { text: '{"a":2}', value: { a: 2 } } },
          {
            field_id: '74',
            isAdded: true,
            name: 'Region',
            order: '3',
            value: { text: '', value: '' },
          },
        ],
      }),
    )
    expect(screen.getByRole('heading', { name: 'Custom fields' })).toBeVisible()
    expect(lines().slice(0, 3)).toEqual([
      'Customer Tierfrom Goldto ClearedPut back Customer Tier',
      'Contract Signedfrom Yesto NoPut back Contract Signed',
      'Field 73from {\n  "a": 1\n}to {\n  "a": 2\n}Put back Field 73',
    ])
    expect(lines()[3]).toMatch(/^New Region/)
    expect(lines().slice(4)).toEqual(['NameRegion', 'Order3', 'ValueEmpty'])
  })

  test('the request body as it will be sent', async () => {
    const edits = typed({ notes: '', latitude: '-34,5' })
    await review(edits)
    const text = body()?.querySelector('code')?.textContent ?? ''
    expect(text).toBe(JSON.stringify(toPatch(base, edits), null, 2))
    expect(JSON.parse(text)).toEqual({ notes: null, latitude: -34.5 })
  })

  test('why the edits cannot be sent, and then no request body', async () => {
    await review(typed({ name: '', latitude: 'north' }))
    expect(screen.getByText('2 values cannot be sent as they are:')).toBeVisible()
    expect(screen.getByText('Enter a name.')).toBeVisible()
    expect(screen.getByText('Latitude must be a number.')).toBeVisible()
    expect(body()).toBeNull()
    expect(screen.queryByRole('button', { name: /^Copy as/ })).toBeNull()
  })
})

describe('in a review', () => {
  test('the request body is copied as JSON', async () => {
    const { user } = await review(typed({ email: 'new@x.example' }))
    await user.click(screen.getByRole('button', { name: 'Copy as JSON' }))
    expect(JSON.parse(await navigator.clipboard.readText())).toEqual({ email: 'new@x.example' })
  })

  test.each([
    ['http://api.test', 'http://api.test'],
    ['/gateway', `${location.origin}/gateway`],
    ['', location.origin],
    [null, `https://${mockTenant}`],
  ])(
    'the request is copied as cURL, to where %s leads, without the sign-in',
    async (apiBaseUrl, host) => {
      const { user, workspace } = await review(typed({ notes: "It's new" }), { apiBaseUrl })
      await user.click(screen.getByRole('button', { name: 'Copy as cURL' }))
      const command = await navigator.clipboard.readText()
      expect(command).toContain(`curl -X PUT '${host}/apidev/v1/accounts/${base.id}'`)
      expect(command).toContain(`-H 'tenant: ${mockTenant}'`)
      expect(command).toContain(String.raw`It'\''s new`)
      const { token, apiKey } = workspace.client.credentials()
      expect(command).not.toContain(token)
      expect(command).not.toContain(apiKey)
    },
  )

  test('a button reverts each change, and the focus moves to the next one', async () => {
    const { user } = await review(typed({ name: 'A', email: 'b', notes: 'c' }))
    await user.click(back('Email'))
    expect(buttons()).toEqual(['Put back Name', 'Put back Notes'])
    expect(back('Notes')).toHaveFocus()
    expect(screen.getByText('Email is as it was read again.')).toBeInTheDocument()
    await user.keyboard('{Enter}')
    expect(back('Name')).toHaveFocus()
    expect(within(body() as HTMLElement).getByText(/"name": "A"/)).toBeVisible()
  })

  test('one value of a product is reverted alone, and the product with its last value', async () => {
    const { user } = await review({
      ...typed({ name: 'A' }),
      products: [
        { action: 'update', product_id: vehicle, values: { end_date: '2030-01-01', status: '' } },
      ],
    })
    const name = 'Vehicle Insurance, National Insurance Co.'
    await user.click(back(`End date of ${name}`))
    expect(back(`Status of ${name}`)).toHaveFocus()
    await user.click(back(`Status of ${name}`))
    expect(buttons()).toEqual(['Put back Name'])
    expect(back('Name')).toHaveFocus()
  })

  test('reverting the last change closes the dialog and returns the focus', async () => {
    const { user } = await review(typed({ name: 'A' }))
    await user.click(back('Name'))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByRole('button', { name: 'Open' })).toHaveFocus()
  })

  test('Escape closes the dialog and reverts nothing', async () => {
    const { user } = await review(typed({ name: 'A' }))
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Open' }))
    expect(buttons()).toEqual(['Put back Name'])
  })

  test('no change is listed when the account holds the typed values', async () => {
    await review(editsOf(base))
    expect(screen.getByText('Nothing is changed any more.')).toBeVisible()
    expect(body()).toBeNull()
  })
})
