import {
  acmeId,
  bodiesOf,
  button,
  changesBar,
  combobox,
  dialog,
  expect,
  field,
  heading,
  link,
  openAccount,
  option,
  rowOf,
  saved,
  signIn,
  test,
} from './fixtures.ts'

test('edits a text, a date, a choice and notes, stages a product and a custom field, and saves', async ({
  clerk,
  site,
}) => {
  await signIn(clerk, site)
  await clerk.see(link('Acme Corp'))
  await clerk.click(rowOf(1))
  await clerk.see({ role: 'table', name: 'Products' })
  await clerk.picture('account')
  await clerk.fill(field('Email'), 'office@acme.example.com')
  await clerk.fill(field('End date'), '2031-05-06')
  await clerk.click(combobox('Country'))
  await clerk.picture('account-combobox')
  await clerk.click(option(/^Brazil/))
  await clerk.seeValue(combobox('Country'), 'Brazil')
  await clerk.fill(field('Notes'), 'One\nTwo')

  await clerk.click(button('Add product'))
  const editor = dialog(/./)
  await clerk.fill(combobox('Provider', editor), 'Mutual')
  await clerk.click(option(/^Mutual Oriental/))
  await clerk.fill(combobox('Product type', editor), 'Home Insurance')
  await clerk.fill(field('Start date', editor), '2027-01-01')
  await clerk.picture('product')
  await clerk.click(button('Apply', editor))
  await clerk.seeNo(editor)
  await clerk.seeFocus(button('Add product'))

  await clerk.click(button('Add custom field'))
  await clerk.fill(combobox('Field ID', editor), '810000000000000077')
  await clerk.fill(field('Name', editor), 'Shoe Size')
  await clerk.fill(combobox('Type', editor), 'numero')
  await clerk.fill(field('Value', editor), '42,5')
  await clerk.picture('custom-field')
  await clerk.click(button('Apply', editor))
  await clerk.seeNo(editor)

  await clerk.seeText(/6 changes/, changesBar)
  await clerk.click(button('Review changes'))
  await clerk.seeText(/"notes": "One\\nTwo"/, editor)
  await clerk.picture('review')
  await clerk.driver.press('Escape')
  await clerk.seeNo(editor)
  await clerk.picture('account-changed')
  await clerk.click(button('Save changes'))
  await clerk.see(saved)
  await clerk.seeNo(changesBar)
  await clerk.picture('account-saved')
  expect(bodiesOf(site, 'PUT')).toEqual([
    {
      email: 'office@acme.example.com',
      end_date: '2031-05-06',
      country_id: expect.stringMatching(/^\d{18}$/),
      notes: 'One\nTwo',
      products: [
        {
          action: 'add',
          provider_id: expect.stringMatching(/^\d{18}$/),
          product_type_id: expect.stringMatching(/^\d{18}$/),
          start_date: '2027-01-01',
        },
      ],
      dynamic_fields: [
        { field_id: '810000000000000077', name: 'Shoe Size', type: 'numero', value: 42.5 },
      ],
    },
  ])

  await clerk.driver.back()
  await clerk.seeText('1–25 of 250')
  await clerk.seeText('office@acme.example.com', rowOf(1))
})

test('a draft is offered after a reload and restores all edits', async ({ clerk, site }) => {
  await openAccount(clerk, site)
  await clerk.fill(field('Email'), 'kept@example.com')
  await clerk.fill(combobox('Customer Tier'), 'Gold')
  await clerk.seeText(/2 changes/, changesBar)
  await clerk.driver.reload()
  await clerk.see(button('Restore draft'))
  await clerk.picture('draft')
  await clerk.seeValue(field('Email'), 'contact@acme.example.com')
  await clerk.click(button('Restore draft'))
  await clerk.seeValue(field('Email'), 'kept@example.com')
  await clerk.seeValue(combobox('Customer Tier'), 'Gold')
  await clerk.seeText(/2 changes/, changesBar)
})

test('leaving with changes asks first', async ({ clerk, site }) => {
  await openAccount(clerk, site)
  await clerk.fill(field('Email'), 'half@typed')
  await clerk.seeText(/1 change/, changesBar)
  await clerk.click(link(/^Accounts/))
  await clerk.see(dialog(/./))
  await clerk.picture('leave')
  await clerk.click(button('Stay'))
  await clerk.seeNo(dialog(/./))
  await clerk.seeValue(field('Email'), 'half@typed')
})

test.describe('with a stale base', () => {
  // Every base is stale at once.
  test.use({ backendOptions: { cacheSeconds: { list: 0, detail: 0 } } })

  test('a conflict is decided, and the choice is sent', async ({ clerk, site }) => {
    await openAccount(clerk, site)
    await clerk.fill(field('Email'), 'mine@example.com')
    await clerk.fill(field('Phone'), '+598 1')
    site.backend.edit(acmeId, { email: 'theirs@example.com', phone: '+598 2' })
    await clerk.click(button('Save changes'))
    const conflict = dialog('Somebody else changed this account')
    await clerk.see(conflict)
    await clerk.picture('conflict')
    expect(bodiesOf(site, 'PUT')).toEqual([])
    await clerk.click({ role: 'radio', name: /Mine.*mine@example\.com/, within: conflict })
    await clerk.click({ role: 'radio', name: /Theirs.*\+598 2/, within: conflict })
    await clerk.click(button('Save with these choices', conflict))
    await clerk.see(saved)
    expect(bodiesOf(site, 'PUT')).toEqual([{ email: 'mine@example.com' }])
  })
})

test('an expired token is renewed during an edit, and the save continues', async ({
  clerk,
  site,
}) => {
  await openAccount(clerk, site)
  await clerk.fill(field('Email'), 'kept@example.com')
  site.backend.scenario({ fault: 'unauthorized', endpoint: 'update' })
  await clerk.click(button('Save changes'))
  const again = dialog('Sign in again')
  await clerk.fill(field('Access token', again), site.renewedToken())
  await clerk.picture('sign-in-again')
  await clerk.click(button('Sign in', again))
  await clerk.see(saved)
  await clerk.seeValue(field('Email'), 'kept@example.com')
})

test('creates an account', async ({ clerk, site }) => {
  await signIn(clerk, site)
  await clerk.click(link('New account'))
  await clerk.fill(field('Name'), 'Nueva Cuenta S.A.')
  await clerk.fill(combobox('Country'), 'Uruguay')
  await clerk.fill(field('Latitude'), '-34,9')
  await clerk.picture('create')
  await clerk.click(button('Create account'))
  await clerk.see(heading('Nueva Cuenta S.A.'))
  await clerk.seePath(/^\/accounts\/\d{18}$/)
  await clerk.picture('created')
  expect(bodiesOf(site, 'POST')).toEqual([
    {
      name: 'Nueva Cuenta S.A.',
      country_id: expect.stringMatching(/^\d{18}$/),
      latitude: -34.9,
    },
  ])
})

test('an error is listed and links to its field', async ({ clerk, site }) => {
  await openAccount(clerk, site)
  await clerk.fill(field('Name'), '')
  await clerk.click(button('Save changes'))
  await clerk.seeText('There is a problem')
  await clerk.picture('problems')
  await clerk.click(link(/name/i, { role: 'alert' }))
  await clerk.seeFocus(field('Name'))
})
