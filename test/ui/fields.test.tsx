// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useForm } from 'react-hook-form'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { CopyButton } from '#ui/CopyButton.tsx'
import { DateField } from '#ui/DateField.tsx'
import { SegmentedControl } from '#ui/SegmentedControl.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextField } from '#ui/TextField.tsx'

afterEach(cleanup)

describe('a field', () => {
  test('is named by its label alone, and described by its error, count, hint and change', () => {
    render(
      <TextField
        label="Name"
        hint="As registered"
        error="Too long"
        count={{ now: 201, max: 200 }}
        changed
        changedText="Changed"
        trailing={<button type="button">Put back Name</button>}
      />,
    )
    const input = screen.getByLabelText('Name', { exact: true })
    expect(input).toHaveAccessibleName('Name')
    expect(input).toHaveAccessibleDescription('Too long 201/200 As registered Changed')
    expect(input).toBeInvalid()
  })

  test('without hint or error has no description and is valid', () => {
    render(<TextField label="Name" />)
    expect(screen.getByLabelText('Name')).not.toHaveAttribute('aria-describedby')
    expect(screen.getByLabelText('Name')).toBeValid()
  })

  test('with a warning shows it, and stays valid', () => {
    render(<TextField label="Email" warning="No address" hint="Of the office" />)
    expect(screen.getByLabelText('Email')).toHaveAccessibleDescription('No address Of the office')
    expect(screen.getByLabelText('Email')).toBeValid()
  })

  test('shows an error instead of a warning', () => {
    render(<TextField label="Email" warning="No address" error="Too long" />)
    expect(screen.getByLabelText('Email')).toHaveAccessibleDescription('Too long')
    expect(screen.queryByText('No address')).toBeNull()
  })

  test('has no description from what is below it', () => {
    render(<TextField label="Image" hint="A web address" below={<p>The image</p>} />)
    expect(screen.getByText('The image')).toBeVisible()
    expect(screen.getByLabelText('Image')).toHaveAccessibleDescription('A web address')
  })

  test('is the only element that its label finds, not the buttons around it', () => {
    render(
      <DateField
        label="Start date"
        pickLabel="Calendar for Start date"
        trailing={
          <CopyButton
            text="1"
            label="Copy Start date"
            copiedText="Copied"
            failedText="Not copied"
            closeText="Close"
          />
        }
      />,
    )
    expect(screen.getAllByLabelText('Start date', { exact: false })).toEqual([
      screen.getByRole('textbox', { name: 'Start date' }),
    ])
    expect(screen.getByRole('button', { name: 'Calendar for Start date' })).toBeVisible()
    expect(screen.getByRole('button', { name: 'Copy Start date' })).toBeVisible()
  })

  test.each([
    [179, false, false],
    [180, true, false],
    [200, true, false],
    [201, true, true],
  ])('of 200 at %i characters: counted %s, invalid %s', (now, counted, invalid) => {
    render(<TextField label="Name" count={{ now, max: 200 }} />)
    expect(screen.queryByText(`${now}/200`) !== null).toBe(counted)
    expect(screen.getByLabelText('Name').hasAttribute('aria-invalid')).toBe(invalid)
  })

  test('keeps a hidden label for screen readers', () => {
    render(<Select label="Rows per page" hideLabel options={[{ value: '25', name: '25' }]} />)
    expect(screen.getByRole('combobox', { name: 'Rows per page' })).toHaveValue('25')
  })

  test('comes before the button that reverts it in the Tab order', async () => {
    const user = userEvent.setup()
    render(<TextField label="Name" trailing={<button type="button">Put back</button>} />)
    await user.tab()
    expect(screen.getByLabelText('Name')).toHaveFocus()
    await user.tab()
    expect(screen.getByRole('button', { name: 'Put back' })).toHaveFocus()
  })
})

describe('with React Hook Form', () => {
  function Form({ onSave }: { onSave: (values: unknown) => void }) {
    const { register, handleSubmit, formState } = useForm({
      defaultValues: { name: 'Acme', notes: 'One', start_date: '2026-01-02T00:00:00Z' },
    })
    return (
      <form onSubmit={(event) => void handleSubmit(onSave)(event)}>
        <TextField
          label="Name"
          error={formState.errors.name?.message}
          {...register('name', { required: 'Enter a name' })}
        />
        <TextArea label="Notes" {...register('notes')} />
        <DateField label="Start date" pickLabel="Choose a date" {...register('start_date')} />
        <button type="submit">Save</button>
      </form>
    )
  }

  test('values go in and out, and a date with a time stays as it was', async () => {
    const user = userEvent.setup()
    const onSave = vi.fn<(values: unknown) => void>()
    render(<Form onSave={onSave} />)
    await user.type(screen.getByLabelText('Name'), ' Corp')
    await user.type(screen.getByLabelText('Notes'), ' more')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    expect(onSave.mock.lastCall?.[0]).toEqual({
      name: 'Acme Corp',
      notes: 'One more',
      start_date: '2026-01-02T00:00:00Z',
    })
  })

  test('an error is shown at its field, which gets the focus', async () => {
    const user = userEvent.setup()
    render(<Form onSave={() => {}} />)
    await user.clear(screen.getByLabelText('Name'))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    const input = await screen.findByLabelText('Name')
    await screen.findByText('Enter a name')
    expect(input).toHaveAccessibleDescription('Enter a name')
    expect(input).toHaveFocus()
  })

  test('a day picked in the calendar is written as an ISO date, and the form receives it', async () => {
    const user = userEvent.setup()
    const onSave = vi.fn<(values: unknown) => void>()
    const { container } = render(<Form onSave={onSave} />)
    await user.click(screen.getByRole('button', { name: 'Choose a date' }))
    const calendar = container.querySelector('input[type=date]')
    expect(calendar).toHaveValue('2026-01-02')
    if (calendar) fireEvent.change(calendar, { target: { value: '2026-12-31' } })
    expect(screen.getByLabelText('Start date')).toHaveValue('2026-12-31')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    expect(onSave.mock.lastCall?.[0]).toMatchObject({ start_date: '2026-12-31' })
  })
})

test('a read-only date has no calendar', () => {
  render(<DateField label="Start date" pickLabel="Choose a date" readOnly value="2026-01-02" />)
  expect(screen.queryByRole('button')).toBeNull()
})

test('a segmented control is a named group of radios', async () => {
  const user = userEvent.setup()
  const onChange = vi.fn<(theme: string) => void>()
  render(
    <SegmentedControl
      legend="Theme"
      value="light"
      onChange={onChange}
      options={[
        { value: 'light', name: 'Light' },
        { value: 'dark', name: 'Dark' },
      ]}
    />,
  )
  expect(screen.getByRole('group', { name: 'Theme' })).toBeVisible()
  expect(screen.getByRole('radio', { name: 'Light' })).toBeChecked()
  await user.click(screen.getByRole('radio', { name: 'Dark' }))
  expect(onChange).toHaveBeenCalledExactlyOnceWith('dark')
})
