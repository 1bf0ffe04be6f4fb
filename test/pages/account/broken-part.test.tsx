// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { IntlProvider } from 'use-intl'
import { afterEach, expect, test } from 'vitest'
import { en } from '#i18n/en.ts'
import { FormFrame } from '#pages/account/frame/FormFrame.tsx'
import { SectionFrame } from '#pages/account/frame/SectionFrame.tsx'

afterEach(cleanup)

const broken = { is: true }

function Broken() {
  if (broken.is) throw new URIError('malformed')
  return <p>mended</p>
}

function open(children: React.ReactNode, places: { notices?: boolean; dock?: boolean } = {}) {
  broken.is = true
  render(
    <IntlProvider locale="en" messages={en} timeZone="UTC">
      <FormFrame notices={places.notices && <Broken />} dock={places.dock && <Broken />}>
        {children}
      </FormFrame>
    </IntlProvider>,
    { onCaughtError: () => undefined },
  )
}

test('a section that cannot render shows an error in its place and breaks no other', async () => {
  open(
    <>
      <SectionFrame title="Contact" landmark>
        <Broken />
      </SectionFrame>
      <SectionFrame title="Address">
        <input aria-label="Street" />
      </SectionFrame>
    </>,
  )
  const contact = within(screen.getByRole('region', { name: 'Contact' }))
  expect(contact.getByRole('alert')).toHaveTextContent('This part of the page can’t be shown')
  expect(contact.getByText('URIError: malformed')).toBeInTheDocument()
  expect(screen.getByLabelText('Street')).toBeVisible()

  broken.is = false
  await userEvent.click(contact.getByRole('button', { name: 'Try again' }))
  expect(contact.getByText('mended')).toBeVisible()
  expect(screen.queryByRole('alert')).toBeNull()
})

test.each([{ notices: true }, { dock: true }])('broken %o do not break the form', (places) => {
  open(<input aria-label="Street" />, places)
  expect(screen.getByRole('alert')).toHaveTextContent('This part of the page can’t be shown')
  expect(screen.getByLabelText('Street')).toBeVisible()
})
