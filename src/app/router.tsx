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
 * A screen that is loaded when it is first shown. If loading fails, the router would reload the
 * whole page, which would drop the waiting requests; this throws an error for the error screen
 * instead.
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

// The list page validates its own parameters, because it shows invalid ones instead of dropping
// them.
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

/** Creates the router of the app at `base`. `history` is the browser's, except in tests. */
export function createAppRouter(base: string, history?: RouterHistory) {
  return createRouter({
    routeTree,
    basepath: base,
    ...(history && { history }),
    defaultPreload: false,
    scrollRestoration: true,
    defaultErrorComponent: ({ error }) =>
      error instanceof ScreenNotLoadedError ? <ScreenNotLoaded /> : <Crashed error={error} />,
    // Ids can exceed the safe integers, so parameters stay text.
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
