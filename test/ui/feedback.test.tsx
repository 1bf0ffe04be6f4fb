// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { pageStartedAt } from '#clock/page-clock.ts'
import { AnnouncerProvider, useAnnounce } from '#ui/Announcer.tsx'
import { Button } from '#ui/Button.tsx'
import { CopyButton } from '#ui/CopyButton.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { Meter } from '#ui/Meter.tsx'
import { Notice } from '#ui/Notice.tsx'
import { applyDensity, applyTheme } from '#ui/theme.ts'
import { useNow } from '#ui/use-now.ts'

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

describe('an error summary', () => {
  const errors = [
    { id: 'name', text: 'Enter a name' },
    { id: 'email', text: 'Enter an e-mail address' },
  ]

  function Form({ attempt, failed = true }: { attempt: number; failed?: boolean }) {
    return (
      <>
        <ErrorSummary
          heading="There is a problem"
          errors={failed ? errors : []}
          attempt={attempt}
        />
        <input id="name" aria-label="Name" />
        <input id="email" aria-label="Email" />
      </>
    )
  }

  test('is an alert that takes the focus when it appears', () => {
    const { rerender } = render(<Form attempt={0} failed={false} />)
    expect(screen.queryByRole('alert')).toBeNull()
    rerender(<Form attempt={1} />)
    expect(screen.getByRole('alert')).toHaveFocus()
    expect(screen.getByRole('alert')).toHaveAccessibleName('There is a problem')
  })

  test('takes it again on the next attempt, and not before', async () => {
    const user = userEvent.setup()
    const { rerender } = render(<Form attempt={1} />)
    await user.click(screen.getByLabelText('Name'))
    rerender(<Form attempt={1} />)
    expect(screen.getByLabelText('Name')).toHaveFocus()
    rerender(<Form attempt={2} />)
    expect(screen.getByRole('alert')).toHaveFocus()
  })

  test('has links that focus their field and leave the address unchanged', async () => {
    const user = userEvent.setup()
    const before = globalThis.location.href
    render(<Form attempt={1} />)
    await user.click(screen.getByRole('link', { name: 'Enter an e-mail address' }))
    expect(screen.getByLabelText('Email')).toHaveFocus()
    expect(globalThis.location.href).toBe(before)
  })
})

describe('a busy button', () => {
  test('keeps its name and its focus, and ignores presses', async () => {
    const user = userEvent.setup()
    const onClick = vi.fn<() => void>()
    const onSubmit = vi.fn<() => void>()
    render(
      <form onSubmit={onSubmit}>
        <Button type="submit" busy onClick={onClick}>
          Save changes
        </Button>
      </form>,
    )
    const button = screen.getByRole('button', { name: 'Save changes' })
    await user.click(button)
    await user.keyboard('{Enter}')
    expect(button).toHaveFocus()
    expect(button).toHaveAttribute('aria-disabled', 'true')
    expect(button).toBeEnabled()
    expect(onClick).not.toHaveBeenCalled()
    expect(onSubmit).not.toHaveBeenCalled()
  })

  test('a button does not submit by default', () => {
    render(<Button>Review</Button>)
    expect(screen.getByRole('button')).toHaveAttribute('type', 'button')
  })
})

describe('announcements', () => {
  function Speaker({ assertive }: { assertive: boolean }) {
    const announce = useAnnounce()
    return <Button onClick={() => announce('Saved', { assertive })}>Say</Button>
  }

  test.each([
    ['polite', false],
    ['assertive', true],
  ])('go into the %s region, the same text twice as two messages', async (region, assertive) => {
    const user = userEvent.setup()
    const { container } = render(
      <AnnouncerProvider>
        <Speaker assertive={assertive} />
      </AnnouncerProvider>,
    )
    await user.click(screen.getByRole('button'))
    await user.click(screen.getByRole('button'))
    const spoken = container.querySelector(`[aria-live=${region}]`)
    expect(Array.from(spoken?.children ?? [], (it) => it.textContent)).toEqual(['Saved', 'Saved'])
  })

  test('in a dialog go into it, because the rest is inert, and outside once it is closed', async () => {
    const user = userEvent.setup()
    function Page() {
      const [open, setOpen] = useState(true)
      return (
        <Dialog open={open} onClose={() => setOpen(false)} title="Review">
          <Speaker assertive={false} />
          <Closer onClose={() => flushSync(() => setOpen(false))} />
        </Dialog>
      )
    }
    function Closer({ onClose }: { onClose: () => void }) {
      const announce = useAnnounce()
      const close = () => {
        onClose()
        announce('Closed')
      }
      return <Button onClick={close}>Close</Button>
    }
    render(
      <AnnouncerProvider>
        <Page />
      </AnnouncerProvider>,
    )
    const dialog = screen.getByRole('dialog')
    await user.click(screen.getByRole('button', { name: 'Say' }))
    expect(dialog.querySelector('[aria-live=polite]')).toHaveTextContent('Saved')
    await user.click(screen.getByRole('button', { name: 'Close' }))
    expect(screen.getByText('Closed')).toBeInTheDocument()
  })

  test('disappear after a while, so that nobody finds them by browsing', () => {
    vi.useFakeTimers()
    render(
      <AnnouncerProvider>
        <Speaker assertive={false} />
      </AnnouncerProvider>,
    )
    act(() => screen.getByRole('button').click())
    expect(screen.getByText('Saved')).toBeInTheDocument()
    act(() => void vi.advanceTimersByTime(2000))
    expect(screen.queryByText('Saved')).toBeNull()
  })
})

describe('a copy button', () => {
  const button = (
    <AnnouncerProvider>
      <CopyButton
        text={'EXT\n001'}
        label="Copy"
        copiedText="Copied"
        failedText="Not copied"
        closeText="Close"
      />
    </AnnouncerProvider>
  )

  test('copies its text and announces it', async () => {
    const user = userEvent.setup()
    render(button)
    await user.click(screen.getByRole('button', { name: 'Copy' }))
    expect(await screen.findByText('Copied')).toBeInTheDocument()
    expect(await navigator.clipboard.readText()).toBe('EXT\n001')
  })

  test('says so when it could not, and shows the text, selected', async () => {
    const user = userEvent.setup({ writeToClipboard: false })
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValueOnce(new Error('denied'))
    render(button)
    await user.click(screen.getByRole('button', { name: 'Copy' }))
    expect(await screen.findByRole('dialog', { name: 'Not copied' })).toBeVisible()
    const shown = screen.getByRole<HTMLTextAreaElement>('textbox')
    expect(shown).toHaveFocus()
    expect(shown).toHaveValue('EXT\n001')
    expect([shown.selectionStart, shown.selectionEnd]).toEqual([0, 7])
    await user.click(screen.getByRole('button', { name: 'Close' }))
    expect(screen.getByRole('button', { name: 'Copy' })).toHaveFocus()
  })
})

test('a meter announces its value in words and stays within its bounds', () => {
  render(<Meter label="Budget" value={12} max={10} valueText="10 of 10 left" />)
  const meter = screen.getByRole('meter', { name: 'Budget' })
  expect(meter).toHaveAttribute('aria-valuenow', '10')
  expect(meter).toHaveAttribute('aria-valuemax', '10')
  expect(meter).toHaveAttribute('aria-valuetext', '10 of 10 left')
})

test('a notice can be dismissed', async () => {
  const user = userEvent.setup()
  const onDismiss = vi.fn<() => void>()
  render(
    <Notice role="alert" tone="good" title="Saved" onDismiss={onDismiss} dismissLabel="Dismiss">
      Email was updated.
    </Notice>,
  )
  expect(screen.getByRole('alert')).toHaveTextContent('SavedEmail was updated.')
  // Otherwise the whole region would be announced again at each change.
  expect(screen.getByRole('alert')).toHaveAttribute('aria-atomic', 'false')
  await user.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(onDismiss).toHaveBeenCalledOnce()
})

describe('the clock', () => {
  function Clock({ active }: { active: boolean }) {
    return <output>{useNow(1000, active) - pageStartedAt}</output>
  }

  beforeEach(() => {
    vi.useFakeTimers()
  })

  test('ticks while active, with one timer for all of its users', () => {
    const { unmount } = render(
      <>
        <Clock active />
        <Clock active />
      </>,
    )
    expect(vi.getTimerCount()).toBe(1)
    act(() => void vi.advanceTimersByTime(2000))
    expect(screen.getAllByText('2000')).toHaveLength(2)
    unmount()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('stands still while inactive, and is right at once when it becomes active', () => {
    const { rerender } = render(<Clock active={false} />)
    act(() => void vi.advanceTimersByTime(3500))
    expect(screen.getByText('0')).toBeVisible()
    expect(vi.getTimerCount()).toBe(0)
    rerender(<Clock active />)
    expect(screen.getByText('3500')).toBeVisible()
  })
})

test('theme and density are attributes of the page; "system" removes the theme', () => {
  const { dataset } = document.documentElement
  applyTheme('dark')
  applyDensity('compact')
  expect(dataset).toMatchObject({ theme: 'dark', density: 'compact' })
  applyTheme('system')
  expect(dataset['theme']).toBeUndefined()
})
