// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type ReactNode, StrictMode, useState } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Button } from '#ui/Button.tsx'
import { Dialog, type DialogProps } from '#ui/Dialog.tsx'
import { PopoverPanel } from '#ui/PopoverPanel.tsx'

afterEach(cleanup)

describe('a dialog', () => {
  function Opener({ children, ...props }: Partial<DialogProps> & { children: ReactNode }) {
    const [open, setOpen] = useState(false)
    return (
      <>
        <Button onClick={() => setOpen(true)}>Open</Button>
        <Dialog title="Edit product" {...props} open={open} onClose={() => setOpen(false)}>
          {children}
        </Dialog>
      </>
    )
  }

  async function open(children: ReactNode, props: Partial<DialogProps> = {}) {
    const user = userEvent.setup()
    render(
      <StrictMode>
        <Opener {...props}>{children}</Opener>
      </StrictMode>,
    )
    await user.click(screen.getByRole('button', { name: 'Open' }))
    return user
  }

  test('is named by its title, which takes the focus when there is no field', async () => {
    await open(<p>Text</p>)
    expect(screen.getByRole('dialog')).toHaveAccessibleName('Edit product')
    expect(screen.getByRole('heading', { name: 'Edit product' })).toHaveFocus()
  })

  test('moves the focus to its first field', async () => {
    await open(<input aria-label="Name" />)
    expect(screen.getByLabelText('Name')).toHaveFocus()
  })

  test('closes on Escape and returns the focus to its opener', async () => {
    const user = await open(<input aria-label="Name" />)
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByRole('button', { name: 'Open' })).toHaveFocus()
  })

  test('stays open for an Escape that ends a composition', async () => {
    await open(<input aria-label="Name" />)
    fireEvent.keyDown(screen.getByLabelText('Name'), { key: 'Escape', keyCode: 229 })
    expect(screen.getByRole('dialog')).toBeVisible()
  })

  test('closes by its close button', async () => {
    const user = await open(<p>Text</p>, { closeLabel: 'Close' })
    await user.click(screen.getByRole('button', { name: 'Close' }))
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('closes on a press on the backdrop only with `closeOnBackdrop`', async () => {
    const user = await open(<p>Text</p>)
    await user.click(screen.getByRole('dialog'))
    expect(screen.getByRole('dialog')).toBeVisible()
    cleanup()
    const again = await open(<p>Text</p>, { closeOnBackdrop: true })
    await again.click(screen.getByRole('dialog'))
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('locks the scrolling of the page while it is open', async () => {
    const user = await open(<p>Text</p>)
    expect(document.documentElement.style.overflow).toBe('hidden')
    await user.keyboard('{Escape}')
    expect(document.documentElement.style.overflow).toBe('')
  })
})

describe('a popover panel', () => {
  function setup() {
    render(
      <>
        <PopoverPanel button="Ana" panelLabel="User menu">
          {(close) => (
            <>
              <input aria-label="Inside" />
              <p>Text</p>
              <Button onClick={close}>Sign out</Button>
            </>
          )}
        </PopoverPanel>
        <button type="button">Elsewhere</button>
      </>,
    )
    return { user: userEvent.setup(), button: screen.getByRole('button', { name: 'Ana' }) }
  }

  test('has a button that shows whether it is open and what it controls', async () => {
    const { user, button } = setup()
    expect(button).toHaveAttribute('aria-expanded', 'false')
    expect(button).not.toHaveAttribute('aria-controls')
    await user.click(button)
    expect(button).toHaveAttribute('aria-expanded', 'true')
    const panel = screen.getByRole('group', { name: 'User menu' })
    expect(button).toHaveAttribute('aria-controls', panel.id)
    await user.click(button)
    expect(screen.queryByRole('group')).toBeNull()
  })

  test('closes on Escape and returns the focus', async () => {
    const { user, button } = setup()
    await user.click(button)
    await user.click(screen.getByLabelText('Inside'))
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('group')).toBeNull()
    expect(button).toHaveFocus()
  })

  test('stays open for an Escape that ends a composition', async () => {
    const { user, button } = setup()
    await user.click(button)
    fireEvent.keyDown(screen.getByLabelText('Inside'), { key: 'Escape', keyCode: 229 })
    expect(screen.getByRole('group')).toBeVisible()
  })

  test('closes on Escape after a press on something unfocusable', async () => {
    const { user, button } = setup()
    await user.click(button)
    await user.click(screen.getByText('Text'))
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('group')).toBeNull()
    expect(button).toHaveFocus()
  })

  test('closes on Escape where the browser does not focus a clicked button', async () => {
    const { user, button } = setup()
    fireEvent.click(button, { detail: 1 })
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('group')).toBeNull()
    expect(button).toHaveFocus()
  })

  test('returns the focus on close()', async () => {
    const { user, button } = setup()
    await user.click(button)
    await user.click(screen.getByRole('button', { name: 'Sign out' }))
    expect(screen.queryByRole('group')).toBeNull()
    expect(button).toHaveFocus()
  })

  test('closes on a press elsewhere, and the focus follows the press', async () => {
    const { user, button } = setup()
    await user.click(button)
    await user.click(screen.getByLabelText('Inside'))
    await user.click(screen.getByRole('button', { name: 'Elsewhere' }))
    expect(screen.queryByRole('group')).toBeNull()
    expect(screen.getByRole('button', { name: 'Elsewhere' })).toHaveFocus()
  })

  test('is entered by Tab from the button, and closes when Tab leaves it', async () => {
    const { user, button } = setup()
    await user.click(button)
    await user.tab()
    expect(screen.getByLabelText('Inside')).toHaveFocus()
    await user.tab()
    await user.tab()
    expect(screen.getByRole('button', { name: 'Elsewhere' })).toHaveFocus()
    expect(screen.queryByRole('group')).toBeNull()
  })

  test('gets the focus of a dialog opened inside it back on its button', async () => {
    const user = userEvent.setup()
    function Page() {
      const [open, setOpen] = useState(false)
      return (
        <>
          <PopoverPanel button="Menu">
            {(close) => (
              <Button
                onClick={() => {
                  close()
                  setOpen(true)
                }}
              >
                Shortcuts
              </Button>
            )}
          </PopoverPanel>
          <Dialog open={open} onClose={() => setOpen(false)} title="Shortcuts">
            Text
          </Dialog>
        </>
      )
    }
    render(<Page />)
    await user.click(screen.getByRole('button', { name: 'Menu' }))
    await user.click(screen.getByRole('button', { name: 'Shortcuts' }))
    expect(screen.getByRole('dialog')).toBeVisible()
    await user.keyboard('{Escape}')
    expect(screen.getByRole('button', { name: 'Menu' })).toHaveFocus()
  })

  test('closes on Escape before the dialog around it', async () => {
    const user = userEvent.setup()
    const onClose = vi.fn<() => void>()
    render(
      <Dialog open onClose={onClose} title="Edit">
        <PopoverPanel button="More" panelLabel="More">
          {() => 'Text'}
        </PopoverPanel>
      </Dialog>,
    )
    await user.click(screen.getByRole('button', { name: 'More' }))
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('group')).toBeNull()
    expect(onClose).not.toHaveBeenCalled()
  })
})
