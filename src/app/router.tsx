import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router'
import { NotFoundPage } from '#pages/not-found/NotFoundPage.tsx'
import { Crashed } from './ErrorScreen.tsx'
import { ScreenNotLoaded, ScreenNotLoadedError } from './ScreenNotLoaded.tsx'
import { Shell } from './Shell.tsx'

type SearchTexts = Record<string, string>

/**
 * A screen that is loaded when it is first shown. The router would load the whole page again where that
 * fails, and what waits to be sent would go with it: this says so instead.
 */
const screen: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(
    () =>
      load().catch((cause: unknown) => {
        throw new ScreenNotLoadedError(cause)
      }),
    name,
  )

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage })

// The list reads its own address, since what it does not take has to be told, not dropped.
const asTexts = (search: Record<string, unknown>) => search as SearchTexts

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    // oxlint-disable-next-line typescript/only-throw-error
    throw redirect({ to: '/accounts', replace: true })
  },
})

const list = createRoute({
  getParentRoute: () => root,
  path: '/accounts',
  validateSearch: asTexts,
  component: screen(() => import('#pages/account-list/AccountListPage.tsx'), 'AccountListPage'),
})

const create = createRoute({
  getParentRoute: () => root,
  path: '/accounts/new',
  validateSearch: (search: Record<string, unknown>): { from?: string } =>
    typeof search['from'] === 'string' ? { from: search['from'] } : {},
  component: screen(() => import('./account-screens.tsx'), 'CreateScreen'),
})

const detail = createRoute({
  getParentRoute: () => root,
  path: '/accounts/$id',
  component: screen(() => import('./account-screens.tsx'), 'AccountScreen'),
})

const requests = createRoute({
  getParentRoute: () => root,
  path: '/requests',
  component: screen(() => import('#pages/requests/RequestsPage.tsx'), 'RequestsPage'),
})

const routeTree = root.addChildren([home, list, create, detail, requests])

/** The router of the app that lives at `base`; `history` is the browser's unless a test gives its own. */
export function createAppRouter(base: string, history?: RouterHistory) {
  return createRouter({
    routeTree,
    basepath: base,
    ...(history && { history }),
    defaultPreload: false,
    scrollRestoration: true,
    defaultErrorComponent: ({ error }) =>
      error instanceof ScreenNotLoadedError ? <ScreenNotLoaded /> : <Crashed error={error} />,
    // Ids have more digits than a number holds: an address is text and stays text.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search as SearchTexts).toString()
      return text === '' ? '' : `?${text}`
    },
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
