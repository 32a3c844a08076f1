// Which address shows which screen. Every screen is a chunk of its own, fetched when it is first gone to.
import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
} from '@tanstack/react-router'
import type { CodeClass } from './api/questions.ts'
import { Shell } from './frame/shell.tsx'
import type { Audience } from './parts/code-hover.tsx'
import { NotHere, ScreenFailed } from './parts/not-here.tsx'
import { toSpan } from './screens/patterns/span.ts'
import { toSearch } from './screens/queue/search.ts'

interface Context {
  readonly queries: QueryClient
}

const root = createRootRouteWithContext<Context>()({ notFoundComponent: NotHere, errorComponent: ScreenFailed })
/** Screens that one signs in for, within the frame of the workbench. */
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Shell })

type Load = () => Promise<Record<string, unknown>>
/** Where a screen stands and what it is: a file of its own, and its name in there. */
const placed = <Path extends string>(path: Path, load: Load, name: string) => ({
  getParentRoute: () => inside,
  path,
  component: lazyRouteComponent(load as never, name as never),
})

const under = <Path extends string>(path: Path, load: Load, name: string) => createRoute(placed(path, load, name))

/** The same of one thing that has a number. */
const numbered = <Path extends `${string}$id${string}`>(path: Path, load: Load, name: string) =>
  createRoute({
    ...placed(path, load, name),
    beforeLoad: ({ params }) => mustBeNumber((params as { readonly id: string }).id),
  })

/** The same with what stands behind the question mark, read by `toWords`. */
const searched = <Path extends string, Search extends object>(
  path: Path,
  toWords: (search: Record<string, unknown>) => Search,
  load: Load,
  name: string,
) => createRoute({ ...placed(path, load, name), validateSearch: toWords })

/** A number in an address is a number; anything else is nowhere. */
function mustBeNumber(text: string): void {
  if (!/^\d{1,15}$/.test(text)) throw notFound()
}

const home = under('/', () => import('./screens/home/home.tsx'), 'HomeScreen')
const queue = searched('/queue', toSearch, () => import('./screens/queue/queue.tsx'), 'QueueScreen')
const denial = numbered('/denials/$id', () => import('./screens/denial/denial.tsx'), 'DenialScreen')
const correct = numbered('/denials/$id/correct', () => import('./screens/correct/correct.tsx'), 'CorrectScreen')
const appeal = numbered('/denials/$id/appeal', () => import('./screens/appeal/appeal.tsx'), 'AppealScreen')
const appeals = under('/appeals', () => import('./screens/appeal/appeals.tsx'), 'AppealsScreen')
const decisions = under('/decisions', () => import('./screens/appeal/decisions.tsx'), 'DecisionsScreen')
const templates = under('/templates', () => import('./screens/appeal/templates.tsx'), 'TemplatesScreen')
const batch = numbered('/batches/$id', () => import('./screens/appeal/batch.tsx'), 'BatchScreen')
const resend = numbered('/rejections/$id/resend', () => import('./screens/correct/correct.tsx'), 'ResendScreen')
const remittances = under('/remittances', () => import('./screens/remittances/remittances.tsx'), 'RemittancesScreen')
const remittance = numbered(
  '/remittances/$id',
  () => import('./screens/remittances/remittance.tsx'),
  'RemittanceScreen',
)
const oneClaim = numbered(
  '/remittances/$id/claims/$claim',
  () => import('./screens/remittances/one-claim.tsx'),
  'OneClaimScreen',
)
const codes = createRoute({
  getParentRoute: () => inside,
  path: '/codes',
  validateSearch: (search: Record<string, unknown>): { readonly words?: string } =>
    typeof search.words === 'string' ? { words: search.words } : {},
  component: lazyRouteComponent(() => import('./screens/codes/codes.tsx'), 'CodesScreen'),
})
const code = searched(
  '/codes/$code',
  ({ class: payerClass, payer }): Audience => ({
    ...(typeof payerClass === 'string' ? { class: payerClass as CodeClass } : {}),
    ...(typeof payer === 'string' ? { payer } : {}),
  }),
  () => import('./screens/codes/code.tsx'),
  'CodeScreen',
)
const guide = under('/guides/$name', () => import('./screens/guides/guide.tsx'), 'GuideScreen')
const tabbed = (search: Record<string, unknown>): { readonly tab?: string; readonly search?: string } => ({
  ...(typeof search.tab === 'string' ? { tab: search.tab } : {}),
  ...(typeof search.search === 'string' ? { search: search.search } : {}),
})
const files = searched('/files', tabbed, () => import('./screens/files/files.tsx'), 'FilesScreen')
const claims = searched('/claims', tabbed, () => import('./screens/claims/claims.tsx'), 'ClaimsScreen')
const claim = numbered('/claims/$id', () => import('./screens/claims/claim.tsx'), 'ClaimScreen')
const patientPart = under(
  '/patient-part/$account',
  () => import('./screens/claims/patient-part.tsx'),
  'PatientPartScreen',
)
const patients = under('/patients', () => import('./screens/claims/patients.tsx'), 'PatientsScreen')
const check = under('/check', () => import('./screens/check/check.tsx'), 'CheckScreen')
const authorizations = under(
  '/authorizations',
  () => import('./screens/check/authorizations.tsx'),
  'AuthorizationsScreen',
)
const patterns = searched('/patterns', toSpan, () => import('./screens/patterns/patterns.tsx'), 'PatternsScreen')
const measure = searched('/patterns/$measure', toSpan, () => import('./screens/patterns/measure.tsx'), 'MeasureScreen')
const underpaid = under('/underpaid', () => import('./screens/underpaid/underpaid.tsx'), 'UnderpaidScreen')
const deposits = under('/deposits', () => import('./screens/deposits/deposits.tsx'), 'DepositsScreen')
const payers = under('/payers', () => import('./screens/payers/payers.tsx'), 'PayersScreen')
const payerTerms = under('/payers/terms', () => import('./screens/payers/terms.tsx'), 'PayerTermsScreen')
const payer = numbered('/payers/$id', () => import('./screens/payers/payer.tsx'), 'PayerScreen')
const report = under('/reports/$name', () => import('./screens/reports/report.tsx'), 'ReportScreen')
const rules = under('/rules', () => import('./screens/rules/rules.tsx'), 'RulesScreen')
const settings = searched('/settings', tabbed, () => import('./screens/settings/settings.tsx'), 'SettingsScreen')
const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./screens/set-up/set-up.tsx'), 'SetUpScreen'),
})

const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset',
  component: lazyRouteComponent(() => import('./screens/reset/reset.tsx'), 'ResetScreen'),
})

const tree = root.addChildren([
  inside.addChildren([
    home,
    queue,
    denial,
    correct,
    appeal,
    appeals,
    batch,
    templates,
    decisions,
    resend,
    remittances,
    remittance,
    oneClaim,
    codes,
    code,
    guide,
    files,
    claims,
    claim,
    patientPart,
    patients,
    check,
    authorizations,
    patterns,
    measure,
    underpaid,
    deposits,
    payers,
    payerTerms,
    payer,
    report,
    rules,
    settings,
  ]),
  setUp,
  reset,
])

export function createWorkbenchRouter(queries: QueryClient) {
  return createRouter({ routeTree: tree, context: { queries }, defaultPreload: 'intent', scrollRestoration: true })
}

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: ReturnType<typeof createWorkbenchRouter>
  }
}
