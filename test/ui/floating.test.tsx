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

  test('gives the focus to its first field', async () => {
    await open(<input aria-label="Name" />)
    expect(screen.getByLabelText('Name')).toHaveFocus()
  })

  test('closes on Escape and gives the focus back to what opened it', async () => {
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

  test('a press on the backdrop closes it only where that was asked for', async () => {
    const user = await open(<p>Text</p>)
    await user.click(screen.getByRole('dialog'))
    expect(screen.getByRole('dialog')).toBeVisible()
    cleanup()
    const again = await open(<p>Text</p>, { closeOnBackdrop: true })
    await again.click(screen.getByRole('dialog'))
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('the page below stands still while it is open', async () => {
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

  test('the button tells whether it is open and what it controls', async () => {
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

  test('Escape closes it and gives the focus back', async () => {
    const { user, button } = setup()
    await user.click(button)
    await user.click(screen.getByLabelText('Inside'))
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('group')).toBeNull()
    expect(button).toHaveFocus()
  })

  test('an Escape that ends a composition leaves it open', async () => {
    const { user, button } = setup()
    await user.click(button)
    fireEvent.keyDown(screen.getByLabelText('Inside'), { key: 'Escape', keyCode: 229 })
    expect(screen.getByRole('group')).toBeVisible()
  })

  test('Escape closes it after a press on what takes no focus', async () => {
    const { user, button } = setup()
    await user.click(button)
    await user.click(screen.getByText('Text'))
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('group')).toBeNull()
    expect(button).toHaveFocus()
  })

  test('Escape closes it where the browser gives a clicked button no focus', async () => {
    const { user, button } = setup()
    fireEvent.click(button, { detail: 1 })
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('group')).toBeNull()
    expect(button).toHaveFocus()
  })

  test('close() gives the focus back', async () => {
    const { user, button } = setup()
    await user.click(button)
    await user.click(screen.getByRole('button', { name: 'Sign out' }))
    expect(screen.queryByRole('group')).toBeNull()
    expect(button).toHaveFocus()
  })

  test('a press elsewhere closes it, and the focus goes where the press was', async () => {
    const { user, button } = setup()
    await user.click(button)
    await user.click(screen.getByLabelText('Inside'))
    await user.click(screen.getByRole('button', { name: 'Elsewhere' }))
    expect(screen.queryByRole('group')).toBeNull()
    expect(screen.getByRole('button', { name: 'Elsewhere' })).toHaveFocus()
  })

  test('Tab goes from the button into it, and out of it closes it', async () => {
    const { user, button } = setup()
    await user.click(button)
    await user.tab()
    expect(screen.getByLabelText('Inside')).toHaveFocus()
    await user.tab()
    await user.tab()
    expect(screen.getByRole('button', { name: 'Elsewhere' })).toHaveFocus()
    expect(screen.queryByRole('group')).toBeNull()
  })

  test('a dialog opened from inside gives the focus back to the button at last', async () => {
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

  test('Escape inside a dialog closes the panel first', async () => {
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
