import { QueryClientProvider } from '@tanstack/react-query'
import {
  createBrowserHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useSyncExternalStore } from 'react'
import { IntlProvider } from 'use-intl'
import { onTestFinished, vi } from 'vitest'
import { Product } from '#contract/product.ts'
import { en } from '#i18n/en.ts'
import { catalogue, named } from '#mock/catalogue.ts'
import {
  ProductsSection,
  type ProductsSectionProps,
} from '#pages/account/products/ProductsSection.tsx'
import { StagedEdits } from '#editing/session/staged-edits.ts'
import { createQueryClient } from '#queries/query-client.ts'
import { Session } from '#session/session.ts'
import { SessionContext } from '#session/use-session.ts'
import { AnnouncerProvider } from '#ui/Announcer.tsx'
import { ana, configOf } from '../../../queries/open-workspace.ts'

const insurer = named('providers', 'National Insurance Co.')
const vehicle = named('product_types', 'Vehicle Insurance')

/** A product as read; by default the vehicle insurance of the API's example. */
export const productOf = (changes: Record<string, unknown> = {}) =>
  Product.parse({
    id: '1',
    provider_id: insurer.id,
    provider_name: insurer.name,
    product_type_id: vehicle.id,
    product_type_name: vehicle.name,
    coverage_id: null,
    coverage_name: null,
    start_date: '2026-01-01',
    end_date: '2090-12-31',
    status: 'A',
    ...changes,
  })

export const home = productOf({
  id: '2',
  product_type_id: named('product_types', 'Home Insurance').id,
  product_type_name: 'Home Insurance',
})

/** The current props. */
class Shown {
  readonly #listeners = new Set<() => void>()
  #props: ProductsSectionProps
  constructor(props: ProductsSectionProps) {
    this.#props = props
  }
  readonly get = () => this.#props
  readonly set = (next: Partial<ProductsSectionProps>) => {
    this.#props = { ...this.#props, ...next }
    for (const listener of this.#listeners) listener()
  }
  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

/** Renders the section alone, inside a form as on the page. */
export async function openProducts(props: Partial<ProductsSectionProps> = {}) {
  const session = new Session(configOf({ catalogue }))
  await session.signIn(ana, async () => {})
  window.history.pushState(null, '', '/here')
  const router = createRouter({
    routeTree: createRootRoute(),
    history: createBrowserHistory(),
  })
  const submit = vi.fn<() => void>()
  const onEdit = vi.fn<(path: string) => void>()
  const edits = new StagedEdits()
  const shown = new Shown({
    products: [productOf(), home],
    edits,
    pending: [],
    locked: new Set(),
    errors: {},
    onEdit,
    onRead: null,
    onDropPending: () => {},
    ...props,
  })

  function Page() {
    const section = useSyncExternalStore(shown.subscribe, shown.get)
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <ProductsSection {...section} />
        <button type="submit">Save changes</button>
        <button type="button" onClick={() => router.history.push('/')}>
          Away
        </button>
      </form>
    )
  }

  render(
    <SessionContext value={session}>
      <QueryClientProvider client={createQueryClient()}>
        <IntlProvider locale="en" messages={en} timeZone="UTC">
          <AnnouncerProvider>
            <RouterContextProvider router={router}>
              <Page />
            </RouterContextProvider>
          </AnnouncerProvider>
        </IntlProvider>
      </QueryClientProvider>
    </SessionContext>,
  )
  onTestFinished(() => router.history.destroy())
  return {
    edits,
    staged: () => edits.get().products,
    submit,
    onEdit,
    router,
    /** Renders again with other props. */
    show: shown.set,
    user: userEvent.setup({ delay: null }),
  }
}

export const region = () => within(screen.getByRole('region', { name: 'Products' }))
export const table = () => within(region().getByRole('table', { name: 'Products' }))
export const editor = () => within(region().getByRole('dialog'))
/** Finds a control by its label alone; the buttons of comboboxes and calendars have other names. */
export const input = (label: string) => editor().getByLabelText(label, { selector: 'input' })
export const button = (name: string) => region().getByRole('button', { name })
export const rowOf = (name: string) => {
  const row = table()
    .getAllByRole('row')
    .find((each) => each.querySelector('button')?.textContent.includes(name))
  if (!row) throw new Error(`no row with a button for "${name}"`)
  return row
}
