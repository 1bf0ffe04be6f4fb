// @vitest-environment jsdom
// The page learns of a keystroke after it is painted. Whatever happens in between must include it.
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { typeInto } from '#ui/type-into.ts'
import { control, customField, openCustom } from '../custom-fields/custom-scene.tsx'
import { acmeId, bar, button, field, openAccount, sent } from '../open-account.tsx'

afterEach(cleanup)

/** Types without waiting for the notification. */
function strike(input: HTMLElement, text: string) {
  if (!(input instanceof HTMLInputElement)) throw new TypeError('no input')
  typeInto(input, text)
}

/** Clicks as assistive technology does: the focus does not move. */
const press = (name: string) => act(() => button(name).click())

const pause = (ms: number) => act(() => new Promise((resolve) => setTimeout(resolve, ms)))

test('the page is notified of a keystroke a moment later', async () => {
  await openAccount()
  strike(field('Corner'), 'Yis')
  expect(bar()).toBeNull()
  await waitFor(() => expect(bar()).toHaveTextContent('1 change'))
})

test('a keystroke right before Ctrl+S is saved', async () => {
  const { backend, user } = await openAccount()
  field('Corner').focus()
  strike(field('Corner'), 'Yis')
  await user.keyboard('{Control>}s{/Control}')
  await screen.findByText('Saved')
  expect(sent(backend, 'update')).toEqual([{ corner: 'Yis' }])
  expect(backend.store.get(acmeId)?.address.corner).toBe('Yis')
})

test('Ctrl+S saves on a non-Latin layout, and AltGr+S types', async () => {
  const { backend, user } = await openAccount()
  await user.type(field('Corner'), 's')
  const polish = { key: 'ś', code: 'KeyS', ctrlKey: true, altKey: true }
  expect(fireEvent.keyDown(field('Corner'), polish)).toBe(true)
  expect(fireEvent.keyDown(field('Corner'), { key: 'ы', code: 'KeyS', ctrlKey: true })).toBe(false)
  await screen.findByText('Saved')
  expect(sent(backend, 'update')).toHaveLength(1)
})

test('closing the tab right after a keystroke asks', async () => {
  await openAccount()
  strike(field('Corner'), 'Yis')
  const closing = new Event('beforeunload', { cancelable: true })
  act(() => void dispatchEvent(closing))
  expect(closing.defaultPrevented).toBe(true)
})

test('a field reverted right after a keystroke stays reverted', async () => {
  const { user } = await openAccount()
  await user.type(field('Corner'), 's')
  strike(field('Corner'), 'Yiss')
  press('Undo Corner')
  await pause(400)
  expect(field('Corner')).toHaveValue('Yi')
  expect(bar()).toBeNull()
})

test('a custom field cleared right after a keystroke stays cleared', async () => {
  const { body } = await openCustom({ fields: [customField({ type: 'texto', value: 'abc' })] })
  strike(control('Tier'), 'abcd')
  expect(body()).toEqual([])
  press('Clear Tier')
  expect(body()).toEqual([{ field_id: '81', value: null }])
  await pause(400)
  expect(body()).toEqual([{ field_id: '81', value: null }])
  expect(control('Tier')).toHaveValue('')
})

test('a custom field left right after a keystroke keeps the typed text', async () => {
  const { body, user } = await openCustom({
    fields: [
      customField({ type: 'texto', value: 'abc' }),
      customField({ field_id: '82', name: 'Other', type: 'texto', value: 'x', order: 2 }),
    ],
  })
  await user.click(control('Tier'))
  strike(control('Tier'), 'abcd')
  await user.click(control('Other'))
  strike(control('Other'), 'xy')
  expect(body()).toEqual([{ field_id: '81', value: 'abcd' }])
  await user.tab()
  expect(body()).toEqual([
    { field_id: '81', value: 'abcd' },
    { field_id: '82', value: 'xy' },
  ])
})
