// @vitest-environment jsdom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import type { ScenarioInput } from '#mock/scenarios.ts'
import { newAccount } from '#mock/write-account.ts'
import { address, pass } from '../../../app/start-app.tsx'
import { acmeId, bar, button, field, openAccount, openCreate, sent } from '../open-account.tsx'

afterEach(cleanup)

const quick = {
  backend: { cacheSeconds: { list: 0.2, detail: 0.2 } },
  config: { cacheSeconds: { list: 0.2, detail: 0.2 }, requestTimeoutSeconds: 1.5 },
}
const lost = (applied: boolean, endpoint: 'update' | 'create'): ScenarioInput => ({
  endpoint,
  fault: 'network-error',
  applied,
})
// Verification searches for a missing account again after some seconds.
const patient = { timeout: 8_000 }

const findNotice = (title: string, role: 'alert' | 'status' = 'alert') =>
  waitFor(() => {
    const notice = screen.getAllByRole(role).find((each) => each.textContent?.includes(title))
    if (!notice) throw new Error(`nobody says "${title}"`)
    return notice
  }, patient)

describe('a save that gets no answer', () => {
  async function loseSave(applied: boolean) {
    const opened = await openAccount(quick)
    opened.backend.scenario(lost(applied, 'update'))
    // One for the read before the save, if the base is old by then.
    opened.backend.scenario({ endpoint: 'detail', fault: 'delay', ms: 500 })
    opened.backend.scenario({ endpoint: 'detail', fault: 'delay', ms: 500 })
    await opened.user.type(field('Corner'), 's')
    await opened.user.click(button('Save changes'))
    return opened
  }

  test('counts as saved when it was applied, and lists what the account holds', async () => {
    const { backend } = await loseSave(true)
    const checking = await findNotice('We don’t know yet whether your changes were saved')
    expect(checking).toHaveTextContent('What you typed is still here')
    const notice = await findNotice('Your changes were saved', 'status')
    expect(notice).toHaveTextContent('Corner: Yis (as sent)')
    // There is no other message, at the foot or elsewhere.
    expect(screen.getAllByRole('button', { name: 'Dismiss' })).toHaveLength(1)
    expect(bar()).toBeNull()
    expect(field('Corner')).toHaveValue('Yis')
    expect(sent(backend, 'update')).toEqual([{ corner: 'Yis' }])
  })

  test('is sent again only by the user when it was not applied', async () => {
    const { backend, user } = await loseSave(false)
    expect(await findNotice('The account doesn’t show it yet')).toHaveTextContent(
      /Checking again in \d s/,
    )
    expect(button('Save changes')).toHaveAttribute('aria-disabled', 'true')
    expect(button('Save changes')).toHaveAccessibleDescription(/may already be saved/)
    await user.keyboard('{Control>}s{/Control}')
    const notice = await findNotice('Your changes weren’t saved. Send again?')
    expect(notice).toHaveTextContent('Corner: Yi (as before)')
    expect(field('Corner')).toHaveValue('Yis')
    await act(() => pass(200))
    expect(sent(backend, 'update')).toHaveLength(1)

    await user.click(within(notice).getByRole('button', { name: 'Send again' }))
    await screen.findByText('Saved')
    expect(screen.queryByText('Your changes weren’t saved. Send again?')).toBeNull()
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus()
    expect(sent(backend, 'update')).toEqual([{ corner: 'Yis' }, { corner: 'Yis' }])
  })

  test('shows what the account holds when the outcome is unclear, and can be verified again', async () => {
    const { backend, user } = await openAccount(quick)
    backend.scenario(lost(true, 'update'))
    // The read before the save: the base is older than the cache time of this test.
    backend.scenario({ endpoint: 'detail', fault: 'delay', ms: 1 })
    backend.scenario({ endpoint: 'detail', fault: 'cut-off' })
    await user.type(field('Corner'), 's')
    await user.click(button('Save changes'))
    const notice = await findNotice('We can’t tell whether your changes were saved')
    expect(notice).toHaveTextContent('The account couldn’t be read')
    expect(bar()).toHaveTextContent('1 change')
    await user.click(within(notice).getByRole('button', { name: 'Check again' }))
    await findNotice('Your changes were saved', 'status')
    expect(sent(backend, 'update')).toHaveLength(1)
  })

  test('shows what the account holds when somebody else saved after it', async () => {
    const { backend, user } = await openAccount(quick)
    backend.scenario(lost(true, 'update'))
    backend.scenario({ endpoint: 'detail', fault: 'delay', ms: 300 })
    await user.type(field('Corner'), 's')
    await user.type(field('Notes'), '!')
    await user.click(button('Save changes'))
    await waitFor(() => expect(backend.store.get(acmeId)?.address.corner).toBe('Yis'))
    backend.edit(acmeId, { corner: 'Ejido' })
    const notice = await findNotice('We can’t tell whether your changes were saved')
    expect(notice).toHaveTextContent('Corner: Ejido (different from both)')
    expect(notice).toHaveTextContent(/Notes: .*!\s*\(as sent\)/)
    expect(field('Corner')).toHaveValue('Yis')
  })

  test('says that reading cannot help when all fields are write-only', async () => {
    const { backend, user } = await openAccount(quick)
    backend.scenario(lost(true, 'update'))
    await user.type(field('QR code'), 'Q-1')
    await user.click(button('Save changes'))
    const notice = await findNotice('We can’t tell whether your changes were saved')
    expect(notice).toHaveTextContent('QR code: (never shown by the server)')
    expect(field('QR code')).toHaveValue('Q-1')
  })

  test('keeps text that is typed during the verification', async () => {
    const { user } = await loseSave(true)
    await findNotice('We don’t know yet whether your changes were saved')
    await user.type(field('Corner'), '!')
    await findNotice('Your changes were saved', 'status')
    expect(field('Corner')).toHaveValue('Yis!')
    expect(bar()).toHaveTextContent('1 change')
  })
})

describe('a create that gets no answer', () => {
  async function loseCreate(applied: boolean) {
    const opened = await openCreate(quick)
    opened.backend.scenario(lost(applied, 'create'))
    await opened.user.type(field('Name'), 'Nueva S.A.')
    await opened.user.type(field('External code'), 'N-1')
    await opened.user.click(button('Create account'))
    return opened
  }

  test('opens the page of the account when it was applied', async () => {
    const { backend } = await loseCreate(true)
    expect(await screen.findByRole('heading', { level: 1, name: 'Nueva S.A.' })).toBeVisible()
    expect(await findNotice('The account was created', 'status')).toHaveTextContent(
      'The server’s answer was lost',
    )
    expect(address()).toBe(`/accounts/${backend.store.all().at(-1)?.id}`)
    expect(sent(backend, 'create')).toHaveLength(1)
  })

  test('is sent again only by the user when it was not applied', async () => {
    const { backend, user } = await loseCreate(false)
    const checking = await findNotice('We don’t know yet whether the account was created')
    expect(checking).toHaveTextContent('What you typed is still here')
    expect(button('Create account')).toHaveAttribute('aria-disabled', 'true')
    await user.keyboard('{Control>}s{/Control}')
    const notice = await findNotice('The account wasn’t found. Send again?')
    expect(notice).toHaveTextContent('a search can miss an account')
    expect(within(notice).getByRole('link', { name: 'Search the list' })).toHaveAttribute(
      'href',
      '/accounts?search=N-1',
    )
    await user.keyboard('{Control>}s{/Control}')
    expect(field('Name')).toHaveValue('Nueva S.A.')
    expect(sent(backend, 'create')).toHaveLength(1)

    await user.click(within(notice).getByRole('button', { name: 'Send again' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Nueva S.A.' })).toBeVisible()
    expect(sent(backend, 'create')).toHaveLength(2)
  })

  test('shows both accounts when it was applied twice, and offers no third', async () => {
    const { backend, user } = await openCreate(quick)
    const body = { name: 'Nueva S.A.', phone: '099' }
    backend.store.put(newAccount(backend.store.nextAccountId(), body))
    backend.scenario(lost(true, 'create'))
    await user.type(field('Name'), body.name)
    await user.type(field('Phone'), body.phone)
    await user.click(button('Create account'))
    const notice = await findNotice('The account exists more than once')
    const links = within(notice).getAllByRole('link')
    const ids = backend.store.all().slice(-2)
    expect(links.map((link) => link.getAttribute('href'))).toEqual(
      ids.map(({ id }) => `/accounts/${id}`),
    )
    expect(screen.queryByRole('button', { name: 'Send again' })).toBeNull()
    expect(sent(backend, 'create')).toHaveLength(1)
  })

  test('shows similar accounts when the outcome is unclear, and can be verified again', async () => {
    const { backend, user } = await openCreate(quick)
    const other = { name: 'Nueva S.A.', tax_id: '21' }
    backend.store.put(newAccount(backend.store.nextAccountId(), other))
    backend.scenario(lost(false, 'create'))
    await user.type(field('Name'), 'Nueva S.A.')
    await user.click(button('Create account'))
    const notice = await findNotice('We can’t tell whether the account was created')
    expect(within(notice).getByRole('link', { name: /^Nueva S\.A\. \d{18}$/ })).toBeVisible()
    await user.click(within(notice).getByRole('button', { name: 'Check again' }))
    await waitFor(() =>
      expect(backend.log.filter(({ endpoint }) => endpoint === 'list')).toHaveLength(2),
    )
    expect(field('Name')).toHaveValue('Nueva S.A.')
    expect(button('Send again')).toBeVisible()
    expect(sent(backend, 'create')).toHaveLength(1)
  })

  test('keeps text typed meanwhile as an unsaved change of the new account', async () => {
    const { backend, user } = await openCreate(quick)
    backend.scenario(lost(true, 'create'))
    backend.scenario({ endpoint: 'list', fault: 'delay', ms: 500 })
    await user.type(field('Name'), 'Nueva S.A.')
    await user.click(button('Create account'))
    await findNotice('We don’t know yet whether the account was created')
    await user.type(field('Notes'), 'more')
    expect(await screen.findByRole('heading', { level: 1, name: 'Nueva S.A.' })).toBeVisible()
    await findNotice('The account was created', 'status')
    expect(field('Notes')).toHaveValue('more')
    expect(bar()).toHaveTextContent('1 change')
    expect(sent(backend, 'create')).toHaveLength(1)
  })
})
