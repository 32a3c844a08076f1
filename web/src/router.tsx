// Which address shows which screen. Every screen is a chunk of its own, fetched when it is first gone to.
import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
} from '@tanstack/react-router'
import { Shell } from './frame/shell.tsx'
import { NotHere, ScreenFailed } from './parts/not-here.tsx'
import { toSearch } from './screens/queue/search.ts'

interface Context {
  readonly queries: QueryClient
}

const root = createRootRouteWithContext<Context>()({ notFoundComponent: NotHere, errorComponent: ScreenFailed })
/** Screens that one signs in for, within the frame of the workbench. */
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Shell })

const under = <Path extends string>(path: Path, load: () => Promise<Record<string, unknown>>, name: string) =>
  createRoute({
    getParentRoute: () => inside,
    path,
    component: lazyRouteComponent(load as never, name as never),
  })

/** A number in an address is a number; anything else is nowhere. */
function mustBeNumber(text: string): void {
  if (!/^\d{1,15}$/.test(text)) throw notFound()
}

const home = under('/', () => import('./screens/home/home.tsx'), 'HomeScreen')
const queue = createRoute({
  getParentRoute: () => inside,
  path: '/queue',
  validateSearch: toSearch,
  component: lazyRouteComponent(() => import('./screens/queue/queue.tsx'), 'QueueScreen'),
})
const denial = createRoute({
  getParentRoute: () => inside,
  path: '/denials/$id',
  beforeLoad: ({ params }) => mustBeNumber(params.id),
  component: lazyRouteComponent(() => import('./screens/denial/denial.tsx'), 'DenialScreen'),
})
const correct = createRoute({
  getParentRoute: () => inside,
  path: '/denials/$id/correct',
  beforeLoad: ({ params }) => mustBeNumber(params.id),
  component: lazyRouteComponent(() => import('./screens/correct/correct.tsx'), 'CorrectScreen'),
})
const remittances = under('/remittances', () => import('./screens/remittances/remittances.tsx'), 'RemittancesScreen')
const remittance = createRoute({
  getParentRoute: () => inside,
  path: '/remittances/$id',
  beforeLoad: ({ params }) => mustBeNumber(params.id),
  component: lazyRouteComponent(() => import('./screens/remittances/remittance.tsx'), 'RemittanceScreen'),
})
const oneClaim = createRoute({
  getParentRoute: () => inside,
  path: '/remittances/$id/claims/$claim',
  beforeLoad: ({ params }) => mustBeNumber(params.id),
  component: lazyRouteComponent(() => import('./screens/remittances/one-claim.tsx'), 'OneClaimScreen'),
})
const codes = createRoute({
  getParentRoute: () => inside,
  path: '/codes',
  validateSearch: (search: Record<string, unknown>): { readonly words?: string } =>
    typeof search.words === 'string' ? { words: search.words } : {},
  component: lazyRouteComponent(() => import('./screens/codes/codes.tsx'), 'CodesScreen'),
})
const code = createRoute({
  getParentRoute: () => inside,
  path: '/codes/$code',
  component: lazyRouteComponent(() => import('./screens/codes/code.tsx'), 'CodeScreen'),
})
const guide = createRoute({
  getParentRoute: () => inside,
  path: '/guides/$name',
  component: lazyRouteComponent(() => import('./screens/guides/guide.tsx'), 'GuideScreen'),
})
const tabbed = (search: Record<string, unknown>): { readonly tab?: string; readonly search?: string } => ({
  ...(typeof search.tab === 'string' ? { tab: search.tab } : {}),
  ...(typeof search.search === 'string' ? { search: search.search } : {}),
})
const files = createRoute({
  getParentRoute: () => inside,
  path: '/files',
  validateSearch: tabbed,
  component: lazyRouteComponent(() => import('./screens/files/files.tsx'), 'FilesScreen'),
})
const claims = createRoute({
  getParentRoute: () => inside,
  path: '/claims',
  validateSearch: tabbed,
  component: lazyRouteComponent(() => import('./screens/claims/claims.tsx'), 'ClaimsScreen'),
})
const claim = createRoute({
  getParentRoute: () => inside,
  path: '/claims/$id',
  beforeLoad: ({ params }) => mustBeNumber(params.id),
  component: lazyRouteComponent(() => import('./screens/claims/claim.tsx'), 'ClaimScreen'),
})
const payers = under('/payers', () => import('./screens/payers/payers.tsx'), 'PayersScreen')
const payer = createRoute({
  getParentRoute: () => inside,
  path: '/payers/$id',
  beforeLoad: ({ params }) => mustBeNumber(params.id),
  component: lazyRouteComponent(() => import('./screens/payers/payer.tsx'), 'PayerScreen'),
})
const rules = under('/rules', () => import('./screens/rules/rules.tsx'), 'RulesScreen')
const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  validateSearch: tabbed,
  component: lazyRouteComponent(() => import('./screens/settings/settings.tsx'), 'SettingsScreen'),
})
const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./screens/set-up/set-up.tsx'), 'SetUpScreen'),
})

const tree = root.addChildren([
  inside.addChildren([
    home,
    queue,
    denial,
    correct,
    remittances,
    remittance,
    oneClaim,
    codes,
    code,
    guide,
    files,
    claims,
    claim,
    payers,
    payer,
    rules,
    settings,
  ]),
  setUp,
])

export function createWorkbenchRouter(queries: QueryClient) {
  return createRouter({ routeTree: tree, context: { queries }, defaultPreload: 'intent', scrollRestoration: true })
}

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: ReturnType<typeof createWorkbenchRouter>
  }
}
