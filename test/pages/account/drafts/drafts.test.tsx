// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { App } from '#app/App.tsx'
import { DraftStore } from '#editing/drafts/draft-store.ts'
import { Presence } from '#editing/tabs/presence.ts'
import { Session } from '#session/session.ts'
import { catalogue } from '#mock/catalogue.ts'
import { stubIndexedDb } from '../../../indexed-db.ts'
import { configOf } from '../../../queries/open-workspace.ts'
import { address, pass } from '../../../app/start-app.tsx'
import { acmeId, bar, button, dialog, field, openAccount, sent } from '../open-account.tsx'

beforeEach(stubIndexedDb)
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const owner = { tenant: 'acme.example.com', user: 'subject:u-1001' }
const kept = () => new DraftStore(owner).listFor(acmeId)
const toList = () => screen.getAllByRole('link', { name: 'Accounts' })[0] ?? document.body

/** Renders the same page again, as after a reload or in another tab. */
function openAgain() {
  window.history.pushState(null, '', `/accounts/${acmeId}`)
  return render(<App session={new Session(configOf({ catalogue }))} base="/" offered={[]} />)
}

test('typed text is stored within a second and offered on return, with the incoming changes', async () => {
  const { backend, user, page } = await openAccount({
    backend: { cacheSeconds: { list: 0, detail: 0 } },
  })
  await user.type(field('Corner'), 's')
  await user.type(field('Email'), '.uy')
  await waitFor(async () => expect((await kept()).length).toBe(1), { timeout: 1_000 })
  page.unmount()
  backend.edit(acmeId, { phone: '1', corner: 'Ejido' })

  openAgain()
  const notice = await screen.findByText(/You left unsaved changes here/)
  const offer = notice.closest('[role=status]')
  expect(offer).toHaveTextContent(/seconds? ago|now/)
  expect(offer).toHaveTextContent('2 changes are kept in this browser')
  expect(offer).toHaveTextContent('Since then somebody else changed: Phone.')
  expect(offer).toHaveTextContent('as well as in the draft: Corner')
  expect(field('Corner')).toHaveValue('Ejido')
  await user.click(button('Restore draft'))
  await waitFor(() => expect(field('Corner')).toHaveValue('Yis'))
  expect(field('Email')).toHaveValue('contact@acme.example.com.uy')
  expect(field('Phone')).toHaveValue('1')
  expect(screen.queryByText(/You left unsaved/)).toBeNull()
  await user.click(button('Save changes'))
  await user.click(await screen.findByRole('radio', { name: /^Mine: Yis/ }))
  await user.click(button('Save with these choices'))
  await screen.findByText('Saved')
  expect(sent(backend, 'update')).toEqual([{ email: 'contact@acme.example.com.uy', corner: 'Yis' }])
  await waitFor(async () => expect(await kept()).toEqual([]))
})

test('an open conflict is still open in a restored draft', async () => {
  const { backend, user, page } = await openAccount({
    backend: { cacheSeconds: { list: 0, detail: 0 } },
    config: { cacheSeconds: { list: 0, detail: 0 } },
  })
  await user.type(field('Corner'), 's')
  backend.edit(acmeId, { corner: 'Ejido' })
  await user.click(button('Save changes'))
  await screen.findByRole('radio', { name: /^Theirs: Ejido/ })
  await user.click(button('Back to editing'))
  await waitFor(async () => expect((await kept())[0]?.conflicts).toEqual(['corner']))
  page.unmount()

  openAgain()
  await user.click(await screen.findByRole('button', { name: 'Restore draft' }))
  await user.click(await screen.findByRole('button', { name: 'Save changes' }))
  await user.click(await screen.findByRole('radio', { name: /^Theirs: Ejido/ }))
  await user.click(button('Save with these choices'))
  expect(field('Corner')).toHaveValue('Ejido')
  expect(sent(backend, 'update')).toEqual([])
})

test('a discarded draft is gone', async () => {
  const { user, page } = await openAccount()
  await user.type(field('Corner'), 's')
  page.unmount()
  await waitFor(async () => expect(await kept()).toHaveLength(1))
  openAgain()
  await user.click(await screen.findByRole('button', { name: 'Discard draft' }))
  await waitFor(async () => expect(await kept()).toEqual([]))
  expect(field('Corner')).toHaveValue('Yi')
  expect(screen.queryByText(/You left unsaved/)).toBeNull()
})

test('leaving offers to stay, to keep a draft or to discard', async () => {
  const { user } = await openAccount()
  await user.type(field('Corner'), 's')
  await user.click(toList())
  await screen.findByRole('dialog', { name: 'Leave without saving?' })
  await user.click(dialog().getByRole('button', { name: 'Stay' }))
  expect(address()).toBe(`/accounts/${acmeId}`)
  expect(field('Corner')).toHaveValue('Yis')
  await user.click(toList())
  await user.click(await screen.findByRole('button', { name: 'Leave and keep a draft' }))
  await screen.findByRole('searchbox', { name: 'Search accounts' })
  expect(await kept()).toHaveLength(1)

  // The tab still holds the edits, so there is nothing to restore.
  window.history.back()
  expect(await screen.findByLabelText('Corner', { selector: 'input' })).toHaveValue('Yis')
  await pass(300)
  expect(screen.queryByText(/You left unsaved changes here/)).toBeNull()
  expect(bar()).toHaveTextContent('1 change')
  // The browser's Back button asks too.
  window.history.forward()
  await user.click(await screen.findByRole('button', { name: 'Leave and discard' }))
  await waitFor(async () => expect(await kept()).toEqual([]))
})

test('leaving without changes neither asks nor stores a draft', async () => {
  const { user } = await openAccount()
  await user.type(field('Corner'), 's{Backspace}')
  await pass(500)
  expect(await kept()).toEqual([])
  const closing = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(closing)
  expect(closing.defaultPrevented).toBe(false)
  await user.click(toList())
  await screen.findByRole('searchbox', { name: 'Search accounts' })
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a detached save is no draft', async () => {
  const { backend, user } = await openAccount()
  backend.scenario({ endpoint: 'update', fault: 'delay', ms: 2_000 })
  await user.type(field('Corner'), 's')
  await user.click(button('Save changes'))
  await waitFor(() => expect(sent(backend, 'update')).toHaveLength(1))
  await user.click(toList())
  await screen.findByRole('searchbox', { name: 'Search accounts' })
  expect(await kept()).toEqual([])
  expect(await screen.findByText('Saved Acme Corp', {}, { timeout: 6_000 })).toBeVisible()
  expect(await kept()).toEqual([])
})

test('a detached save leaves a draft of the text typed since', async () => {
  const { backend, user } = await openAccount()
  backend.scenario({ endpoint: 'update', fault: 'delay', ms: 3_000 })
  await user.type(field('Corner'), 's')
  await user.click(screen.getByRole('button', { name: /^Remove Vehicle/ }))
  await user.click(button('Save changes'))
  await waitFor(() => expect(sent(backend, 'update')).toHaveLength(1))
  await user.type(field('Email'), '.uy')
  await user.click(toList())
  await user.click(await screen.findByRole('button', { name: 'Leave and keep a draft' }))
  await waitFor(
    async () => {
      const [draft] = await kept()
      expect(draft?.edits.products).toEqual([])
      expect(draft?.base?.address.corner).toBe('Yis')
      expect(draft?.edits.fields.email).toBe('contact@acme.example.com.uy')
    },
    { timeout: 6_000 },
  )
})

test('an account open in two tabs shows a warning in both', async () => {
  await openAccount()
  const presence = new Presence(owner, acmeId, 'other')
  const leave = presence.start()
  expect(await screen.findByText('This account is open in another tab')).toBeVisible()
  expect(presence.others()).toHaveLength(1)
  leave()
  await waitFor(() => expect(screen.queryByText(/is open in another tab/)).toBeNull())
})

test('without storage a warning appears, and saving still works', async () => {
  const { user } = await openAccount()
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  await user.type(field('Corner'), 's')
  expect(await screen.findByText('What you type is not being kept')).toBeVisible()
  await user.click(toList())
  expect(await screen.findByText(/it will be lost/)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Leave and keep a draft' })).toBeNull()
  await user.click(dialog().getByRole('button', { name: 'Stay' }))
  await user.click(button('Save changes'))
  await screen.findByText('Saved')
  expect(bar()).toBeNull()
  expect(screen.queryByText('What you type is not being kept')).toBeNull()
  vi.restoreAllMocks()
})
