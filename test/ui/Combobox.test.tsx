// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type FormEvent, useState } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Combobox, type ComboboxProps } from '#ui/Combobox.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { typeInto } from '#ui/type-into.ts'

afterEach(cleanup)

const countries = [
  { id: '100', name: 'Uruguay', detail: '100' },
  { id: '101', name: 'Argentina', detail: '101' },
  { id: '102', name: 'Perú', detail: '102' },
]

const texts = {
  list: 'Suggestions',
  noOptions: 'Nothing known yet',
  offerTyped: (typed: string) => `Use “${typed}”`,
  narrow: (shown: number, matching: number) => `${shown} of ${matching}, type to narrow`,
}

type Overrides = Partial<ComboboxProps>

function setup({ value: first = '', ...overrides }: Overrides = {}) {
  const onChange = vi.fn<(id: string) => void>()
  const onSubmit = vi.fn<() => void>()

  function Form() {
    const [value, setValue] = useState(first)
    return (
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        <Combobox
          label="Country"
          options={countries}
          texts={texts}
          {...overrides}
          value={value}
          onChange={(id) => {
            onChange(id)
            setValue(id)
          }}
        />
        <button type="button" onClick={() => setValue('101')}>
          Reset
        </button>
        <button type="submit">Save</button>
      </form>
    )
  }

  render(<Form />)
  return { onChange, onSubmit, user: userEvent.setup(), input: screen.getByRole('combobox') }
}

const names = () => screen.queryAllByRole('option').map((option) => option.textContent)
const option = (name: string) => screen.getByRole('option', { name })

describe('the input shows', () => {
  test('the name of the value when an option has that id', () => {
    expect(setup({ value: '100' }).input).toHaveValue('Uruguay')
  })

  test('the id when no option has it', () => {
    expect(setup({ value: '580000000000000999' }).input).toHaveValue('580000000000000999')
  })

  test('its label, and nothing else, as its accessible name', () => {
    const { input } = setup({ hint: 'A name or an id', changed: true, changedText: 'Changed' })
    expect(input).toHaveAccessibleName('Country')
    expect(screen.getAllByLabelText('Country')).toEqual([input])
    expect(input).toHaveAccessibleDescription('A name or an id Changed')
  })

  test('a value from outside in place of typed text', async () => {
    const { input, user } = setup()
    await user.type(input, 'x')
    await user.click(screen.getByRole('button', { name: 'Reset' }))
    expect(input).toHaveValue('Argentina')
  })
})

describe('the list', () => {
  test('stays closed on focus alone', async () => {
    const { input, user } = setup()
    await user.tab()
    expect(input).toHaveFocus()
    expect(input).toHaveAttribute('aria-expanded', 'false')
    expect(input).not.toHaveAttribute('aria-controls')
  })

  test('opens on a click with every option, the chosen one selected', async () => {
    const { input, user } = setup({ value: '100' })
    await user.click(input)
    expect(screen.getAllByRole('option')).toHaveLength(3)
    expect(option('Uruguay')).toHaveAttribute('aria-selected', 'true')
    expect(input).toHaveAttribute('aria-controls', screen.getByRole('listbox').id)
    expect(screen.getByRole('listbox')).toHaveAccessibleName('Suggestions')
  })

  test('names an option by its name and describes it by its detail', async () => {
    const { input, user } = setup()
    await user.click(input)
    expect(option('Uruguay')).toHaveAccessibleDescription('100')
  })

  test('is filtered by name, ignoring case and accents', async () => {
    const { input, user } = setup()
    await user.type(input, 'PERU')
    expect(screen.getAllByRole('option')).toEqual([option('Perú')])
  })

  test('is filtered by id, too', async () => {
    const { input, user } = setup()
    await user.type(input, '101')
    expect(option('Argentina')).toBeVisible()
    expect(screen.queryByRole('option', { name: 'Uruguay' })).toBeNull()
  })

  test('starts with the names that begin with the text', async () => {
    const { input, user } = setup()
    await user.type(input, 'u')
    expect(names().slice(0, 2)).toEqual(['Uruguay100', 'Perú102'])
  })

  test('offers a text that is no option as an id', async () => {
    const { input, user, onChange } = setup()
    await user.type(input, 'xyz')
    await user.click(option('Use “xyz”'))
    expect(onChange).toHaveBeenCalledExactlyOnceWith('xyz')
  })

  test('shows a note when there is no match, and the note describes the input', async () => {
    const { input, user } = setup({ options: [] })
    await user.click(input)
    expect(input).toHaveAttribute('aria-expanded', 'false')
    expect(input).toHaveAccessibleDescription('Nothing known yet')
  })

  test('shows at most a hundred options and the number of matches', async () => {
    const options = Array.from({ length: 240 }, (_, at) => ({ id: `c${at}`, name: `Client ${at}` }))
    const { input, user } = setup({ options })
    await user.click(input)
    expect(screen.getAllByRole('option')).toHaveLength(100)
    expect(screen.getByText('100 of 240, type to narrow')).toBeVisible()
    await user.keyboard('239')
    expect(screen.getAllByRole('option')).toEqual([option('Client 239'), option('Use “239”')])
  })

  test('does not open when read-only', async () => {
    const { input, user } = setup({ readOnly: true, value: '100' })
    await user.click(input)
    await user.keyboard('{ArrowDown}')
    expect(screen.queryByRole('listbox')).toBeNull()
  })
})

describe('keys', () => {
  test('ArrowDown opens on the chosen option, and wraps around', async () => {
    const { input, user } = setup({ value: '101' })
    await user.tab()
    await user.keyboard('{ArrowDown}')
    expect(input).toHaveAttribute('aria-activedescendant', option('Argentina').id)
    await user.keyboard('{ArrowDown}{ArrowDown}')
    expect(input).toHaveAttribute('aria-activedescendant', option('Uruguay').id)
    await user.keyboard('{ArrowUp}')
    expect(input).toHaveAttribute('aria-activedescendant', option('Perú').id)
  })

  test('Alt and ArrowDown opens without a highlight, Alt and ArrowUp closes', async () => {
    const { input, user } = setup()
    await user.tab()
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
    expect(input).toHaveAttribute('aria-expanded', 'true')
    expect(input).not.toHaveAttribute('aria-activedescendant')
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
    expect(input).toHaveAttribute('aria-expanded', 'false')
  })

  test.each(['{Home}', '{End}', '{ArrowLeft}', '{ArrowRight}'])(
    '%s moves the caret in the text again',
    async (key) => {
      const { input, user, onChange } = setup()
      await user.type(input, 'u{ArrowDown}')
      expect(input).toHaveAttribute('aria-activedescendant')
      await user.keyboard(`${key}{Enter}`)
      expect(onChange).toHaveBeenCalledExactlyOnceWith('u')
    },
  )

  test('Escape closes the list and keeps the typed text; a second Escape restores the value', async () => {
    const { input, user, onChange } = setup({ value: '100' })
    await user.clear(input)
    await user.type(input, 'Arg{Escape}')
    expect(input).toHaveValue('Arg')
    expect(screen.queryByRole('listbox')).toBeNull()
    await user.keyboard('{Escape}')
    expect(input).toHaveValue('Uruguay')
    await user.tab()
    expect(input).toHaveValue('Uruguay')
    expect(onChange).not.toHaveBeenCalled()
  })

  test('Escape closes the list before it closes a dialog around it', async () => {
    const user = userEvent.setup()
    const onClose = vi.fn<() => void>()
    render(
      <Dialog open onClose={onClose} title="Edit">
        <Combobox label="Country" options={countries} texts={texts} value="" onChange={() => {}} />
      </Dialog>,
    )
    await user.click(screen.getByRole('combobox'))
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(onClose).not.toHaveBeenCalled()
    await user.keyboard('{Escape}')
    expect(onClose).toHaveBeenCalledOnce()
  })
})

test('an arrow key before the list is rendered uses the current text', async () => {
  const { input, onChange } = setup()
  // As in a browser: a test library would wait for the effects of a key.
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false)
  const strike = async (key: string) => {
    input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    await Promise.resolve()
  }
  typeInto(input as HTMLInputElement, 'er')
  await Promise.resolve()
  expect(names()).toEqual([])
  await strike('ArrowDown')
  await strike('Enter')
  expect(onChange.mock.calls).toEqual([['102']])
})

test('Enter after the beginning of several names highlights the first of them', async () => {
  const options = [
    { id: '1', name: 'National Insurance' },
    { id: '2', name: 'National Trust' },
  ]
  const { input, user, onChange } = setup({ options })
  await user.type(input, 'nati{Enter}')
  expect(onChange).not.toHaveBeenCalled()
  await user.keyboard('{ArrowDown}{Enter}')
  expect(onChange).toHaveBeenCalledExactlyOnceWith('2')
})

describe('a name that two options share', () => {
  const options = [
    { id: '1', name: 'Santiago' },
    { id: '2', name: 'Santiago' },
  ]

  test('is plain text when the field is left, and picks neither', async () => {
    const { input, user, onChange } = setup({ options })
    await user.type(input, 'Santiago{Tab}')
    expect(onChange).toHaveBeenCalledExactlyOnceWith('Santiago')
  })

  test('highlights the first of them on Enter', async () => {
    const { input, user, onChange } = setup({ options })
    await user.type(input, 'santiago{Enter}')
    expect(onChange).not.toHaveBeenCalled()
    await user.keyboard('{ArrowDown}{Enter}')
    expect(onChange).toHaveBeenCalledExactlyOnceWith('2')
  })
})

describe('an exact combobox', () => {
  const options = [
    { id: 'A', name: 'Active' },
    { id: 'activo', name: 'activo' },
  ]

  test.each([
    ['the name of an option, in any case', 'active', 'A'],
    ['the beginning of a name', 'Acti', 'Acti'],
    ['another spelling of an option without a name', 'Activo', 'Activo'],
  ])('commits the right id for %s', async (_what, text, id) => {
    const { input, user, onChange } = setup({ options, exact: true })
    await user.type(input, `${text}{Tab}`)
    expect(onChange).toHaveBeenCalledExactlyOnceWith(id)
  })

  test('offers a text that is no option', async () => {
    const { input, user } = setup({ options, exact: true })
    await user.type(input, 'Activo')
    expect(names()).toEqual(['activo', 'Use “Activo”'])
  })
})

test('an id that is also another option’s name stands for the option with that id', async () => {
  const options = [
    { id: '1001', name: '1000' },
    { id: '1000', name: 'Argentina' },
  ]
  const { input, user, onChange } = setup({ options })
  await user.type(input, '1000{Tab}')
  expect(onChange).toHaveBeenCalledExactlyOnceWith('1000')
})

describe('a live combobox', () => {
  test('reports on each key what leaving it would commit, and nothing more when it is left', async () => {
    const { input, user, onChange } = setup({ value: '100', live: true })
    await user.clear(input)
    await user.type(input, 'argx')
    expect(onChange.mock.calls.flat()).toEqual(['', 'a', 'ar', '101', 'argx'])
    expect(input).toHaveValue('argx')
    await user.tab()
    expect(onChange).toHaveBeenCalledTimes(5)
    expect(input).toHaveValue('argx')
  })

  test('restores the value from before the typing on Escape', async () => {
    const { input, user, onChange } = setup({ value: '100', live: true })
    await user.type(input, 'x{Escape}')
    expect(onChange).toHaveBeenLastCalledWith('x')
    await user.keyboard('{Escape}')
    expect(onChange).toHaveBeenLastCalledWith('100')
    expect(input).toHaveValue('Uruguay')
  })

  test('gives way to a value from outside', async () => {
    const { input, user } = setup({ live: true })
    await user.type(input, 'x')
    await user.click(screen.getByRole('button', { name: 'Reset' }))
    expect(input).toHaveValue('Argentina')
  })
})

test('the beginning of a name can still be chosen as an id', async () => {
  const { input, user, onChange } = setup()
  await user.type(input, 'arg')
  await user.click(option('Use “arg”'))
  expect(onChange).toHaveBeenCalledExactlyOnceWith('arg')
})

describe.each(['{Enter}', '{Tab}'])('%s commits', (key) => {
  test('the option that the arrows are on', async () => {
    const { input, user, onChange } = setup()
    await user.type(input, `u{ArrowDown}${key}`)
    expect(onChange).toHaveBeenCalledExactlyOnceWith('100')
    expect(input).toHaveValue('Uruguay')
    expect(screen.queryByRole('listbox')).toBeNull()
  })

  test('the option whose name was typed, ignoring case and accents', async () => {
    const { input, user, onChange } = setup()
    await user.type(input, ` peru ${key}`)
    expect(onChange).toHaveBeenCalledExactlyOnceWith('102')
    expect(input).toHaveValue('Perú')
  })

  test('the option whose id was typed', async () => {
    const { input, user, onChange } = setup()
    await user.type(input, `101${key}`)
    expect(onChange).toHaveBeenCalledExactlyOnceWith('101')
    expect(input).toHaveValue('Argentina')
  })

  test('the typed text, trimmed, as an id', async () => {
    const { input, user, onChange } = setup()
    await user.type(input, ` 580000000000000999 ${key}`)
    expect(onChange).toHaveBeenCalledExactlyOnceWith('580000000000000999')
  })

  test('the only option whose name begins with the text', async () => {
    const { input, user, onChange } = setup()
    await user.type(input, `arg${key}`)
    expect(onChange).toHaveBeenCalledExactlyOnceWith('101')
    expect(input).toHaveValue('Argentina')
  })

  test('a short text unchanged: it may be a code', async () => {
    const { input, user, onChange } = setup()
    await user.type(input, `ar${key}`)
    expect(onChange).toHaveBeenCalledExactlyOnceWith('ar')
  })

  test('an empty value, when emptied', async () => {
    const { input, user, onChange } = setup({ value: '100' })
    await user.clear(input)
    await user.keyboard(key)
    expect(onChange).toHaveBeenCalledExactlyOnceWith('')
  })

  test('no change, when the text is the same as before', async () => {
    const { input, user, onChange } = setup({ value: '100' })
    await user.clear(input)
    await user.type(input, `Uruguay${key}`)
    expect(onChange).not.toHaveBeenCalled()
  })

  test('only known options where typing is not allowed', async () => {
    const { input, user, onChange } = setup({ value: '100', allowTyped: false })
    await user.clear(input)
    await user.type(input, 'nowhere')
    expect(screen.queryByRole('option')).toBeNull()
    await user.keyboard(key)
    expect(onChange).not.toHaveBeenCalled()
    expect(input).toHaveValue('Uruguay')
  })
})

describe('in a form', () => {
  test.each([{ isComposing: true }, { keyCode: 229 }])(
    'a key of a composition, identified by %o, does nothing',
    async (how) => {
      const { input, user, onChange } = setup()
      await user.type(input, 'Per')
      for (const key of ['ArrowDown', 'Enter', 'Escape']) {
        expect(fireEvent.keyDown(input, { key, ...how })).toBe(true)
      }
      expect(onChange).not.toHaveBeenCalled()
      expect(input).toHaveValue('Per')
      expect(option('Perú')).toBeVisible()
      expect(input).not.toHaveAttribute('aria-activedescendant')
    },
  )

  test('Enter that commits does not submit; the next one does', async () => {
    const { input, user, onSubmit } = setup()
    await user.type(input, 'Perú{Enter}')
    expect(onSubmit).not.toHaveBeenCalled()
    await user.keyboard('{Enter}')
    expect(onSubmit).toHaveBeenCalledOnce()
  })

  test('a click on an option chooses it and keeps the focus in the input', async () => {
    const { input, user, onChange } = setup()
    await user.click(input)
    await user.click(option('Argentina'))
    expect(onChange).toHaveBeenCalledExactlyOnceWith('101')
    expect(input).toHaveFocus()
    expect(screen.queryByRole('listbox')).toBeNull()
  })

  test('a click outside closes and commits', async () => {
    const { input, user, onChange } = setup()
    await user.type(input, 'Uruguay')
    await user.click(document.body)
    expect(onChange).toHaveBeenCalledExactlyOnceWith('100')
    expect(screen.queryByRole('listbox')).toBeNull()
  })

  test('onBlur is called after the commit', async () => {
    const calls: string[] = []
    const user = userEvent.setup()
    render(
      <Combobox
        label="Country"
        options={countries}
        texts={texts}
        value=""
        onChange={(id) => calls.push(`change ${id}`)}
        onBlur={() => calls.push('blur')}
      />,
    )
    await user.type(screen.getByRole('combobox'), '101')
    await user.tab()
    expect(calls).toEqual(['change 101', 'blur'])
  })

  test('a typed id is cleaned before it is matched, offered or reported', async () => {
    const clean = (typed: string) => typed.replaceAll('\u200b', '').trim()
    const { input, user, onChange } = setup({ clean })
    await user.click(input)
    await user.paste('10\u200b0')
    await user.tab()
    expect(onChange).toHaveBeenLastCalledWith('100')
    await user.clear(input)
    await user.paste('99\u200b')
    expect(names()).toEqual(['Use “99”'])
    await user.tab()
    expect(onChange).toHaveBeenLastCalledWith('99')
  })

  test('a name is found despite invisible characters', async () => {
    const { input, user, onChange } = setup()
    await user.click(input)
    await user.paste('\u200buru\u00adguay')
    await user.tab()
    expect(onChange).toHaveBeenCalledExactlyOnceWith('100')
  })

  test('a ref reaches the input, so that an error can focus it', () => {
    const ref = { current: null as HTMLInputElement | null }
    const { input } = setup({ ref, name: 'country_id' })
    expect(ref.current).toBe(input)
    expect(input).toHaveAttribute('name', 'country_id')
  })
})

describe('as a pill', () => {
  test('it is found by its label and works the same', async () => {
    const { user, onChange } = setup({ variant: 'pill' })
    const input = screen.getByLabelText('Country')
    await user.click(input)
    await user.click(option('Perú'))
    expect(onChange).toHaveBeenCalledExactlyOnceWith('102')
  })

  test('a second click closes it', async () => {
    const { user, input } = setup({ variant: 'pill' })
    await user.click(input)
    await user.click(input)
    expect(screen.queryByRole('listbox')).toBeNull()
  })
})
