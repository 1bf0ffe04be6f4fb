// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState, type ReactNode } from 'react'
import { afterEach, describe, expect, test } from 'vitest'
import { Button } from '#ui/Button.tsx'
import { Chip } from '#ui/Chip.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'

afterEach(cleanup)

const button = (name: string) => screen.getByRole('button', { name })

/** A page with a list of removable items, and more beside it. */
function Page({
  first,
  row,
}: {
  first: string[]
  row: (name: string, gone: () => void) => ReactNode
}) {
  const [names, setNames] = useState(first)
  return (
    <main tabIndex={-1}>
      <h1 tabIndex={-1}>Accounts</h1>
      {names.length > 0 && (
        <ul>
          {names.map((name) => (
            <li key={name}>{row(name, () => setNames(names.filter((each) => each !== name)))}</li>
          ))}
        </ul>
      )}
      <Button>Elsewhere</Button>
    </main>
  )
}

describe.each([
  [
    'a button',
    (name: string, gone: () => void) => (
      <Button onClick={gone} aria-label={`Remove ${name}`}>
        x
      </Button>
    ),
  ],
  [
    'a chip',
    (name: string, gone: () => void) => (
      <Chip removeLabel={`Remove ${name}`} onRemove={gone}>
        {name}
      </Chip>
    ),
  ],
  [
    'a notice',
    (name: string, gone: () => void) => (
      <Notice dismissLabel={`Remove ${name}`} onDismiss={gone}>
        {name}
      </Notice>
    ),
  ],
])('%s that removes itself', (_name, row) => {
  test('moves the focus to the next one, at the end to the previous one, and finally to the heading', async () => {
    render(<Page first={['a', 'b', 'c']} row={row} />)
    const user = userEvent.setup()
    await user.click(button('Remove b'))
    expect(button('Remove c')).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(button('Remove a')).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(screen.getByRole('heading')).toHaveFocus()
  })

  test('does so too where a press does not focus a button', async () => {
    render(<Page first={['a', 'b']} row={row} />)
    fireEvent.click(button('Remove a'), { detail: 1 })
    await waitFor(() => expect(button('Remove b')).toHaveFocus())
  })

  test('does not take the focus from another element', async () => {
    render(<Page first={['a', 'b']} row={row} />)
    button('Elsewhere').focus()
    button('Remove a').click()
    await waitFor(() => expect(screen.queryByText('a')).toBeNull())
    expect(button('Elsewhere')).toHaveFocus()
  })
})

describe('a dialog', () => {
  function Asking({ onYes }: { onYes?: () => void }) {
    const [open, setOpen] = useState(false)
    return (
      <div>
        <Button onClick={() => setOpen(true)}>Open</Button>
        <Dialog open={open} onClose={() => setOpen(false)} title="Sure?" closeLabel="Close">
          <Button onClick={onYes}>Yes</Button>
        </Dialog>
      </div>
    )
  }

  test('returns the focus to a button that the press did not focus', () => {
    render(<Asking />)
    fireEvent.click(button('Open'), { detail: 1 })
    fireEvent.click(button('Close'), { detail: 1 })
    expect(button('Open')).toHaveFocus()
  })

  test('that is removed with its opener leaves the focus to the page', async () => {
    render(<Page first={['a']} row={(_name, gone) => <Asking onYes={gone} />} />)
    const user = userEvent.setup()
    await user.click(button('Open'))
    await user.click(button('Yes'))
    expect(screen.getByRole('heading')).toHaveFocus()
  })
})
