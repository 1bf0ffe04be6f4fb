// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { control, customField, openCustom, type CustomScene } from './custom-scene.tsx'

afterEach(cleanup)

const button = (name: string) => screen.getByRole('button', { name })
const dialog = () => within(screen.getByRole('dialog'))
const inDialog = (label: string) =>
  dialog().getByLabelText(label, { selector: 'input, textarea, select' })
const isOpen = () => screen.queryByRole('dialog') !== null

async function openSettings(scene: CustomScene) {
  const opened = await openCustom(scene)
  await opened.user.click(button('Settings of Tier'))
  return opened
}

async function openAdd(scene: CustomScene = {}) {
  const opened = await openCustom(scene)
  await opened.user.click(button('Add custom field'))
  return opened
}

describe('the settings of a custom field', () => {
  test('keep the line breaks of an untouched name', async () => {
    const named = customField({ name: 'Tier\r\nTwo', type: 'texto' })
    const { user, body } = await openCustom({ fields: [named] })
    const again = async (typed: string) => {
      await user.click(button('Settings of Tier Two'))
      await user.type(inDialog('Name'), typed)
      await user.click(button('Apply'))
    }
    await again('s{Backspace}')
    expect(body()).toEqual([])
    await again('s')
    expect(body()).toEqual([{ field_id: '81', name: 'Tier\r\nTwos' }])
  })

  const fields = [customField({ type: 'texto', order: 2, value: null })]

  test('are staged by "Apply", only those that changed', async () => {
    const { user, body, edited } = await openSettings({ fields })
    expect(dialog().getByText('Tier, ID 81')).toBeInTheDocument()
    expect(inDialog('Name')).toHaveValue('Tier')
    expect(inDialog('Type')).toHaveValue('texto')
    await user.clear(inDialog('Order'))
    await user.type(inDialog('Order'), '2,5')
    expect(body()).toEqual([])
    await user.click(button('Apply'))
    expect(isOpen()).toBe(false)
    expect(body()).toEqual([{ field_id: '81', order: 2.5 }])
    expect(edited).toEqual(['custom.81'])
    expect(button('Settings of Tier')).toHaveFocus()
    expect(control('Tier')).toHaveAccessibleDescription(/Order changes from 2 to 2,5/)
  })

  test('a staged new name does not rename the field before the save', async () => {
    const { user, body } = await openSettings({ fields })
    await user.type(inDialog('Name'), ' 2{Enter}')
    expect(isOpen()).toBe(false)
    expect(body()).toEqual([{ field_id: '81', name: 'Tier 2' }])
    expect(control('Tier')).toHaveAccessibleDescription(/Name changes from Tier to Tier 2/)
  })

  test('an Enter that ends a composition does not apply', async () => {
    const { user, body } = await openSettings({ fields })
    await user.type(inDialog('Name'), ' 2')
    fireEvent.keyDown(inDialog('Name'), { key: 'Enter', keyCode: 229 })
    expect(isOpen()).toBe(true)
    expect(body()).toEqual([])
  })

  test('Enter applies and submits no form', async () => {
    const { user, submits } = await openSettings({ fields })
    await user.type(inDialog('Order'), '{Enter}')
    expect(isOpen()).toBe(false)
    expect(submits).toEqual([])
    await user.type(control('Tier'), '{Enter}')
    expect(submits).toEqual(['submit'])
  })

  test('a new type shows the staged value in its control', async () => {
    const { user, body } = await openSettings({
      fields: [customField({ type: null, value: null })],
      staged: [{ field_id: '81', isAdded: false, value: { text: '"007"', value: '007' } }],
    })
    await user.type(inDialog('Type'), 'texto{Tab}')
    await user.click(button('Apply'))
    expect(control('Tier')).toHaveValue('007')
    expect(body()).toEqual([{ field_id: '81', type: 'texto', value: '007' }])
  })

  test('a new type whose control cannot show the staged value keeps the typed text', async () => {
    const { user, problems } = await openSettings({
      fields,
      staged: [{ field_id: '81', isAdded: false, value: { text: 'abc', value: 'abc' } }],
    })
    await user.clear(inDialog('Type'))
    await user.type(inDialog('Type'), 'numero{Tab}')
    await user.click(button('Apply'))
    expect(control('Tier')).toHaveValue('abc')
    expect(problems()).toEqual(['number'])
  })

  test('an invalid setting is not staged and gets the focus', async () => {
    const { user, body } = await openSettings({ fields })
    await user.clear(inDialog('Name'))
    await user.clear(inDialog('Order'))
    await user.type(inDialog('Order'), 'x')
    await user.click(button('Apply'))
    expect(body()).toEqual([])
    expect(inDialog('Name')).toHaveFocus()
    expect(inDialog('Name')).toHaveAccessibleDescription('Name cannot be empty.')
    expect(inDialog('Order')).toHaveAccessibleDescription('Order must be a number.')
    await user.type(inDialog('Name'), 'A')
    expect(inDialog('Name')).toBeValid()
    expect(inDialog('Order')).toBeInvalid()
  })

  test('known types are suggested', async () => {
    const seen = [
      customField({ field_id: '1', type: 'lista' }),
      customField({ field_id: '2', type: 'lista' }),
      customField({ field_id: '3', type: ' ' }),
    ]
    const { user } = await openSettings({ fields, seen })
    await user.click(inDialog('Type'))
    expect(screen.getAllByRole('option').map((each) => each.textContent)).toEqual([
      'lista',
      'texto',
    ])
  })

  test('closing asks before it drops typed text', async () => {
    const { user, body } = await openSettings({ fields })
    await user.type(inDialog('Name'), '2')
    await user.keyboard('{Escape}')
    expect(button('Keep editing')).toHaveFocus()
    expect(button('Keep editing')).toHaveAccessibleDescription('Discard what you typed here?')
    await user.click(button('Keep editing'))
    expect(inDialog('Name')).toHaveFocus()
    expect(inDialog('Name')).toHaveValue('Tier2')
    await user.click(button('Cancel'))
    await user.click(button('Discard'))
    expect(isOpen()).toBe(false)
    expect(body()).toEqual([])
  })

  test('Escape closes an untouched dialog', async () => {
    const { user } = await openSettings({ fields })
    await user.keyboard('{Escape}')
    expect(isOpen()).toBe(false)
  })
})

describe('a custom field that is added', () => {
  test('is staged as typed and gets the focus', async () => {
    const { user, body, edited, submits } = await openAdd()
    expect(inDialog('Field ID')).toHaveFocus()
    await user.type(inDialog('Field ID'), '99{Tab}')
    await user.type(inDialog('Name'), 'Rank')
    await user.type(inDialog('Type'), 'numero{Tab}')
    await user.type(inDialog('Order'), '3')
    await user.type(inDialog('Value'), '7,5{Enter}')
    expect(isOpen()).toBe(false)
    expect(submits).toEqual([])
    expect(body()).toEqual([{ field_id: '99', name: 'Rank', type: 'numero', order: 3, value: 7.5 }])
    expect(edited).toEqual(['custom.99'])
    expect(control('Rank')).toHaveFocus()
    expect(control('Rank')).toHaveValue('7,5')
    expect(control('Rank')).toHaveAccessibleDescription('New')
    await user.type(control('Rank'), '1')
    expect(body()).toMatchObject([{ field_id: '99', value: 7.51 }])
  })

  test('needs no more than an id', async () => {
    const { user, body } = await openAdd()
    await user.type(inDialog('Field ID'), '99{Tab}')
    await user.click(button('Apply'))
    expect(body()).toEqual([{ field_id: '99' }])
    expect(control('Field 99')).toHaveFocus()
  })

  test('disappears on "Undo"', async () => {
    const { user, body } = await openCustom({
      staged: [{ field_id: '99', isAdded: true, name: 'Rank' }],
    })
    await user.click(button('Undo Rank'))
    expect(body()).toEqual([])
    expect(screen.queryByLabelText('Rank')).toBeNull()
    expect(button('Add custom field')).toHaveFocus()
  })

  test('takes its known name and type, but never over typed text', async () => {
    const seen = [
      customField({ field_id: '91', name: 'Rank', type: 'lista', value: 'Gold' }),
      customField({ field_id: '92', name: 'Signed', type: 'boolean', value: true }),
    ]
    const { user, body } = await openAdd({ seen })
    await user.type(inDialog('Field ID'), 'rank{Tab}')
    expect(inDialog('Field ID')).toHaveAccessibleDescription('ID 91')
    expect(inDialog('Name')).toHaveValue('Rank')
    expect(inDialog('Type')).toHaveValue('lista')
    await user.click(inDialog('Value'))
    expect(screen.getByRole('option')).toHaveTextContent('Gold')
    await user.type(inDialog('Name'), 's')
    await user.clear(inDialog('Field ID'))
    await user.type(inDialog('Field ID'), '92{Tab}')
    expect(inDialog('Name')).toHaveValue('Ranks')
    expect(inDialog('Type')).toHaveValue('boolean')
    await user.selectOptions(inDialog('Value'), 'Yes')
    await user.click(button('Apply'))
    expect(body()).toEqual([{ field_id: '92', name: 'Ranks', type: 'boolean', value: true }])
  })

  test('does not fill in a setting that the user has just pressed', async () => {
    const seen = [customField({ field_id: '91', name: 'Rank', type: 'lista', value: 'Gold' })]
    const { user, body } = await openAdd({ seen })
    await user.type(inDialog('Field ID'), '91')
    await user.click(inDialog('Type'))
    await user.keyboard('geo')
    expect(inDialog('Type')).toHaveValue('geo')
    expect(inDialog('Name')).toHaveValue('Rank')
    await user.clear(inDialog('Name'))
    await user.click(button('Apply'))
    expect(body()).toEqual([{ field_id: '91', type: 'geo' }])
  })

  test('keeps its value when its type is entered last', async () => {
    const { user, body } = await openAdd()
    await user.type(inDialog('Field ID'), '99{Tab}')
    await user.type(inDialog('Value'), '"Gold"')
    await user.type(inDialog('Type'), 'texto{Tab}')
    expect(inDialog('Value')).toHaveValue('Gold')
    await user.click(button('Apply'))
    expect(body()).toEqual([{ field_id: '99', type: 'texto', value: 'Gold' }])
  })

  test('is not staged without an id or with an invalid value', async () => {
    const { user, body } = await openAdd()
    expect(inDialog('Value')).toHaveAccessibleDescription(/text goes in quotes/)
    await user.type(inDialog('Value'), 'Gold')
    await user.click(button('Apply'))
    expect(inDialog('Field ID')).toHaveFocus()
    expect(inDialog('Field ID')).toHaveAccessibleDescription('Enter the ID of the field.')
    expect(inDialog('Value')).toHaveAccessibleDescription(/Value is not valid JSON\./)
    await user.type(inDialog('Field ID'), '99{Tab}')
    expect(inDialog('Field ID')).toBeValid()
    await user.click(button('Apply'))
    expect(inDialog('Value')).toHaveFocus()
    expect(body()).toEqual([])
  })

  test('leads to the existing field if the account already has it', async () => {
    const fields = [customField({ type: 'texto', value: 'abc' })]
    const { user, body } = await openAdd({ fields })
    await user.type(inDialog('Field ID'), '81{Tab}')
    expect(inDialog('Field ID')).toHaveAccessibleDescription(/This account has this field already/)
    await user.click(button('Apply'))
    expect(isOpen()).toBe(true)
    await user.type(inDialog('Value'), 'x')
    expect(button('Discard this and go to Tier')).toBeInTheDocument()
    await user.clear(inDialog('Value'))
    await user.click(button('Go to Tier'))
    expect(isOpen()).toBe(false)
    expect(control('Tier')).toHaveFocus()
    expect(body()).toEqual([])
  })

  test('is not staged twice', async () => {
    const { user, body } = await openAdd({ staged: [{ field_id: '99', isAdded: true }] })
    await user.type(inDialog('Field ID'), '99{Tab}')
    await user.type(inDialog('Name'), 'Rank')
    await user.click(button('Apply'))
    expect(button('Discard this and go to Field 99')).toBeInTheDocument()
    expect(body()).toEqual([{ field_id: '99' }])
  })

  test('is not dropped without a question', async () => {
    const { user } = await openAdd()
    await user.type(inDialog('Field ID'), '99{Tab}')
    await user.keyboard('{Escape}')
    expect(button('Keep editing')).toHaveFocus()
    await user.keyboard('{Escape}')
    expect(inDialog('Field ID')).toHaveValue('99')
    expect(button('Cancel')).toBeInTheDocument()
  })
})
