// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AccountChange } from '#account/changes/changes.ts'
import { mergeEdits } from '#account/merge/merge.ts'
import { editsOf, type AccountEdits } from '#account/edits/edits.ts'
import { ConflictDialog } from '#pages/account/changes/ConflictDialog.tsx'
import { IncomingNotice } from '#pages/account/changes/IncomingNotice.tsx'
import { Button } from '#ui/Button.tsx'
import { sampleDetail } from '../../../account/arbitrary-account.ts'
import { renderPart } from '../render-part.tsx'

beforeEach(() => sessionStorage.clear())
afterEach(cleanup)

const before = sampleDetail()
const [vehicle, other] = before.products
const vehicleName = 'Vehicle Insurance, National Insurance Co.'
if (!vehicle || !other) throw new Error('the sample has two products')

const typed = (texts: Partial<AccountEdits['fields']>): AccountEdits => ({
  ...editsOf(before),
  fields: { ...editsOf(before).fields, ...texts },
})

interface Scene {
  remote: Record<string, unknown>
  local: AccountEdits
  forSave?: boolean
  /** Whether the account before both changes is unknown. */
  forgotten?: boolean
}

/** Renders the dialog inside a form, with the conflicts of a merge. */
async function conflict({ remote, local, forSave = true, forgotten = false }: Scene) {
  const now = sampleDetail(remote)
  const { edits, conflicts } = mergeEdits(before, now, local)
  const seen = { decided: null as string[] | null, submitted: 0 }
  function Page() {
    const [open, setOpen] = useState(false)
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault()
          seen.submitted += 1
        }}
      >
        <Button onClick={() => setOpen(true)}>Open</Button>
        <ConflictDialog
          open={open}
          remote={now}
          edits={edits}
          conflicts={conflicts.map((path) => ({ path, before: forgotten ? null : before }))}
          onDecide={(incoming) => {
            seen.decided = [...incoming]
            setOpen(false)
          }}
          onClose={() => setOpen(false)}
          forSave={forSave}
        />
        <button type="submit">Save</button>
      </form>
    )
  }
  const { user } = await renderPart(<Page />)
  await user.click(screen.getByRole('button', { name: 'Open' }))
  return { user, seen }
}

const both = {
  remote: { email: 'theirs@x.example', phone: null },
  local: typed({ email: 'mine@x.example', phone: '1' }),
}
const group = (name: string) => within(screen.getByRole('group', { name }))
const radio = (path: string, name: string) => group(path).getByRole('radio', { name })
const confirm = () => screen.getByRole('button', { name: /with|Apply/ })

describe('the conflict dialog', () => {
  test('shows both sides and the value before, and chooses nothing by itself', async () => {
    await conflict(both)
    expect(screen.getByRole('dialog')).toHaveAccessibleName('Somebody else changed this account')
    expect(screen.getAllByRole('radio').map((each) => each.closest('label')?.textContent)).toEqual([
      'Theirs: Empty',
      'Mine: 1',
      'Theirs: theirs@x.example',
      'Mine: mine@x.example',
    ])
    for (const each of screen.getAllByRole('radio')) expect(each).not.toBeChecked()
    expect(screen.getByRole('group', { name: 'Email' })).toHaveAccessibleDescription(
      'Before: contact@acme.example.com',
    )
    expect(screen.getByText(/another change can still come in/)).toBeVisible()
    expect(radio('Phone', 'Theirs: Empty')).toHaveFocus()
  })

  test('omits an unknown value before', async () => {
    await conflict({ ...both, forgotten: true })
    expect(screen.queryByText(/Before:/)).toBeNull()
  })

  test('continues only when every conflict has a choice', async () => {
    const { user, seen } = await conflict(both)
    expect(confirm()).toHaveAccessibleName('Save with these choices')
    expect(confirm()).toHaveAccessibleDescription('2 are still to be chosen.')
    await user.click(confirm())
    expect(seen.decided).toBeNull()
    await user.click(radio('Email', 'Theirs: theirs@x.example'))
    expect(confirm()).toHaveAccessibleDescription('One is still to be chosen.')
    await user.click(radio('Phone', 'Mine: 1'))
    expect(confirm()).toBeEnabled()
    expect(confirm()).not.toHaveAttribute('aria-disabled')
    await user.click(confirm())
    expect(seen.decided).toEqual(['email'])
  })

  test('can be used by keyboard alone, and Enter never submits the page', async () => {
    const { user, seen } = await conflict(both)
    await user.keyboard('{Enter}')
    expect(radio('Phone', 'Theirs: Empty')).toHaveFocus()
    await user.keyboard('[ArrowDown]')
    expect(radio('Phone', 'Mine: 1')).toBeChecked()
    await user.keyboard('{Enter}')
    expect(radio('Email', 'Theirs: theirs@x.example')).toHaveFocus()
    expect(seen.decided).toBeNull()
    await user.keyboard('[Space]')
    expect(radio('Email', 'Theirs: theirs@x.example')).toBeChecked()
    await user.keyboard('{Enter}')
    expect(seen).toEqual({ decided: ['email'], submitted: 0 })
  })

  test.each([
    ['Take all theirs', ['phone', 'email']],
    ['Keep all mine', []],
  ])('"%s" chooses for all conflicts', async (name, decided) => {
    const { user, seen } = await conflict({ ...both, forSave: false })
    await user.click(screen.getByRole('button', { name }))
    expect(seen.decided).toBeNull()
    expect(confirm()).toHaveAccessibleName('Apply these choices')
    await user.click(confirm())
    expect(seen.decided).toEqual(decided)
  })

  test.each(['Escape', 'Back to editing'])(
    '%s decides nothing, and forgets the choices',
    async (way) => {
      const { user, seen } = await conflict(both)
      await user.click(radio('Phone', 'Mine: 1'))
      if (way === 'Escape') await user.keyboard('{Escape}')
      else await user.click(screen.getByRole('button', { name: way }))
      expect(screen.queryByRole('dialog')).toBeNull()
      expect(seen.decided).toBeNull()
      expect(screen.getByRole('button', { name: 'Open' })).toHaveFocus()
      await user.click(screen.getByRole('button', { name: 'Open' }))
      expect(radio('Phone', 'Mine: 1')).not.toBeChecked()
    },
  )
})

describe('a conflict about', () => {
  const choices = (name: string) =>
    group(name)
      .getAllByRole('radio')
      .map((each) => each.closest('label')?.textContent)

  test('one value of a product names the product', async () => {
    await conflict({
      remote: { products: [{ ...vehicle, end_date: '2027-06-30' }, other] },
      local: {
        ...editsOf(before),
        products: [{ action: 'update', product_id: vehicle.id, values: { end_date: '' } }],
      },
    })
    expect(choices(`End date of ${vehicleName}`)).toEqual(['Theirs: 2027-06-30', 'Mine: Empty'])
    expect(screen.getByText('Before: 2026-12-31')).toBeVisible()
  })

  test('a product that was removed remotely and changed locally', async () => {
    const { user, seen } = await conflict({
      remote: { products: [other] },
      local: {
        ...editsOf(before),
        products: [
          { action: 'update', product_id: vehicle.id, values: { end_date: '2030-01-01' } },
        ],
      },
    })
    expect(choices(vehicleName)).toEqual([
      'Theirs: Removed',
      'Mine: Add it again as a new product: End date: 2030-01-01',
    ])
    await user.click(radio(vehicleName, 'Theirs: Removed'))
    await user.click(confirm())
    expect(seen.decided).toEqual([`product.${vehicle.id}`])
  })

  test('a product that was changed remotely and removed locally', async () => {
    await conflict({
      remote: { products: [{ ...vehicle, end_date: '2027-06-30' }, other] },
      local: { ...editsOf(before), products: [{ action: 'remove', product_id: vehicle.id }] },
    })
    expect(choices(vehicleName)).toEqual([
      'Theirs: Keep it as they changed it: End date: 2027-06-30',
      'Mine: Remove it',
    ])
  })

  test('a custom field covers a changed value and a removed field', async () => {
    const [tier, signed] = before.dynamic_fields
    await conflict({
      remote: { dynamic_fields: [{ ...tier, value: ['a', 1] }] },
      local: {
        ...editsOf(before),
        dynamic_fields: [
          { field_id: tier?.field_id ?? '', isAdded: false, value: { text: null, value: null } },
          {
            field_id: signed?.field_id ?? '',
            isAdded: false,
            value: { text: 'false', value: false },
          },
        ],
      },
    })
    expect(choices('Customer Tier')).toEqual(['Theirs: [\n  "a",\n  1\n]', 'Mine: Not set'])
    expect(screen.getByText('Before: Gold')).toBeVisible()
    expect(choices('Contract Signed')).toEqual(['Theirs: Removed', 'Mine: Add it again: No'])
  })
})

describe('the notice of incoming changes', () => {
  const fieldChange = (field: 'email' | 'phone' | 'notes' | 'corner' | 'street' | 'mobile') =>
    ({ kind: 'field', field, before: 'old', after: `new ${field}` }) as const
  const noop = () => undefined

  const show = (incoming: readonly AccountChange[], conflicts = 0) =>
    renderPart(
      <IncomingNotice incoming={incoming} conflicts={conflicts} onDecide={noop} onDismiss={noop} />,
    )
  const items = () => screen.getAllByRole('listitem').map((item) => item.textContent)

  test('is absent without incoming changes', async () => {
    await show([])
    expect(screen.queryByRole('listitem')).toBeNull()
    expect(screen.queryByText(/Somebody else|your changes/)).toBeNull()
  })

  test('lists each auto-merged change', async () => {
    const now = sampleDetail({
      email: null,
      products: [
        { ...vehicle, end_date: '2027-06-30', status: 'B' },
        { id: '9', status: 'A' },
      ],
      dynamic_fields: [{ ...before.dynamic_fields[0], value: 'Silver' }],
    })
    await show(mergeEdits(before, now, editsOf(before)).incoming)
    expect(screen.getByRole('status')).toHaveTextContent(
      'Somebody else changed 6 things since you opened this account; they are taken over:',
    )
    expect(items()).toEqual([
      'Email: from contact@acme.example.com to Cleared',
      'Product 300000000000000002: Removed',
      `${vehicleName}: Changed. End date: from 2026-12-31 to 2027-06-30; Status: from A to B`,
      'New product: New. Status: A',
      'Contract Signed: Removed',
      'Customer Tier: from Gold to Silver',
    ])
  })

  test('lists five changes and folds the others', async () => {
    const keys = ['email', 'phone', 'notes', 'corner', 'street', 'mobile'] as const
    const { user } = await show(keys.map(fieldChange))
    const sixth = screen.getByText('new mobile')
    expect(sixth).not.toBeVisible()
    expect(screen.getByText('new street')).toBeVisible()
    await user.click(screen.getByText('and 1 more'))
    expect(sixth).toBeVisible()
  })

  test('asks the user to decide conflicts, and can be dismissed', async () => {
    const seen: string[] = []
    const { user } = await renderPart(
      <IncomingNotice
        incoming={[fieldChange('email')]}
        conflicts={2}
        onDecide={() => seen.push('decide')}
        onDismiss={() => seen.push('dismiss')}
      />,
    )
    expect(screen.getByRole('alert')).toHaveTextContent(
      'Somebody else changed 2 of the things that you changed',
    )
    expect(screen.getByRole('status')).toHaveTextContent('Somebody else changed 1 thing')
    await user.click(screen.getByRole('button', { name: 'Compare and choose' }))
    await user.click(screen.getByRole('button', { name: 'Dismiss' }))
    expect(seen).toEqual(['decide', 'dismiss'])
  })
})
