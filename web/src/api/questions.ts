// What screens ask the service, each question with the key under which its answer is kept. Everything of a practice lies under its number,
// so that one word of the stream makes it all fresh.
import { infiniteQueryOptions, type QueryKey, queryOptions } from '@tanstack/react-query'
import { client, told } from './client.ts'
import type { paths } from './schema.ts'
import { totalOf } from './totals.ts'

export type Get<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never

export type Denial = Get<'/api/practices/{practice}/denials'>['items'][number]
export type DenialStory = Get<'/api/practices/{practice}/denials/{id}'>
export type Adjudication = Get<'/api/practices/{practice}/adjudications/{id}'>
export type Decision = NonNullable<Adjudication['adjustments'][number]['decision']>
export type Catalog = Get<'/api/practices/{practice}/catalog'>
export type Home = Get<'/api/practices/{practice}/home'>
export type ClaimStory = Get<'/api/practices/{practice}/denials/{id}/timeline'>
export type PeerSheet = Get<'/api/practices/{practice}/denials/{id}/peer-sheet'>
export type CallSheet = Get<'/api/practices/{practice}/denials/{id}/call-sheet'>
export type SentClaim = Get<'/api/practices/{practice}/claims/{id}'>
export type WorkItem = Get<'/api/practices/{practice}/rejections'>['items'][number]
export type CodePage = Get<'/api/codes/{code}'>
export type GuidePage = Get<'/api/guides/{name}'>
export type OwnRule = Get<'/api/practices/{practice}/rules'>['items'][number]
export type Me = Get<'/api/me'>
export type Correction =
  paths['/api/practices/{practice}/denials/{id}/correction']['post']['responses'][200]['content']['application/json']
export type Letter =
  paths['/api/practices/{practice}/denials/{id}/letter']['post']['responses'][200]['content']['application/json']
export type Insight = Get<'/api/practices/{practice}/insight'>
export type Patterns = Get<'/api/practices/{practice}/insight/patterns'>
export type InsightRow = Get<'/api/practices/{practice}/insight/{measure}/rows'>['items'][number]
type SpanQuery = NonNullable<paths['/api/practices/{practice}/insight/patterns']['get']['parameters']['query']>
type RowsQuery = NonNullable<paths['/api/practices/{practice}/insight/{measure}/rows']['get']['parameters']['query']>
export type Underpaid = Get<'/api/practices/{practice}/underpaid'>
export type Deposits = Get<'/api/practices/{practice}/deposits'>
export type RemittanceRead = Get<'/api/practices/{practice}/remittances/{id}'>
export type Schedule = Get<'/api/practices/{practice}/schedules'>['items'][number]
export type PayerTerms = Get<'/api/practices/{practice}/payer-terms'>['items'][number]
export type Dispute = Get<'/api/practices/{practice}/disputes'>['items'][number]
export type Appeal = Get<'/api/practices/{practice}/appeals'>['items'][number]
export type CheckSheet =
  paths['/api/practices/{practice}/claims/check']['post']['responses'][200]['content']['application/json']
type Body<Path extends keyof paths> = paths[Path] extends {
  readonly post: { readonly requestBody?: { readonly content: { readonly 'application/json': infer Of } } }
}
  ? Of
  : never
/** What a correction is told. */
export type CorrectionBody = Body<'/api/practices/{practice}/denials/{id}/correct'>
/** What a check of claims is asked. */
export type CheckAsked = Body<'/api/practices/{practice}/claims/check'>
/** What a letter is told. */
export type LetterBody = Body<'/api/practices/{practice}/denials/{id}/appeal'>
/** The next payer, where a person names it. */
export type InsuranceType = NonNullable<
  Body<'/api/practices/{practice}/adjudications/{id}/secondary/make'>['insuranceType']
>
export type NamedPayer = NonNullable<Body<'/api/practices/{practice}/adjudications/{id}/secondary/make'>['next']>
export type QueueQuery = NonNullable<paths['/api/practices/{practice}/denials']['get']['parameters']['query']>
/** What the queue is filtered by: its query without order and place. */
export type QueueFilter = Omit<QueueQuery, 'sort' | 'limit' | 'cursor' | 'skip'>

/** What is asked of a practice with nothing but its number. */
type OfPractice = {
  [Path in keyof paths]: Path extends `/api/practices/{practice}/${infer Rest}`
    ? Rest extends `${string}{${string}`
      ? never
      : Path
    : never
}[keyof paths]

/** Such a question: its path, and the key under which its answer is kept. */
export function ofPractice<const Path extends OfPractice>(path: Path, key: string) {
  return (practice: number) =>
    queryOptions({
      queryKey: [practice, key],
      // The client infers an answer from a path it is given word for word; for one of several, this type says the same.
      queryFn: () => told(client.GET(path as never, { params: { path: { practice } } } as never)) as Promise<Get<Path>>,
    })
}

/** What is asked of one thing by its number, with nothing else. */
type OfOne = {
  [Path in keyof paths]: Path extends `/api/practices/{practice}/${string}/{id}${infer Rest}`
    ? Rest extends `${string}{${string}`
      ? never
      : Path
    : never
}[keyof paths]

/** Such a question: its path, the thing, and what of it; the two stand around its number in the key of the answer. */
export function ofOne<const Path extends OfOne>(path: Path, thing: string, ...part: readonly string[]) {
  return (practice: number, id: number) =>
    queryOptions({
      queryKey: [practice, thing, id, ...part],
      queryFn: () =>
        told(client.GET(path as never, { params: { path: { practice, id } } } as never)) as Promise<Get<Path>>,
    })
}

/** A list page by page: each is asked for with the place at which the one before it ended. */
function inPages<const Key extends QueryKey, Page extends { readonly next?: string | undefined }>(
  queryKey: Key,
  ask: (place: { readonly cursor?: string }) => Parameters<typeof told<Page>>[0],
) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam }) => told(ask(pageParam === '' ? {} : { cursor: pageParam })),
    initialPageParam: '',
    getNextPageParam: last => last.next,
  })
}

/** What stays as it is while the service runs: asked once. */
function lasting<const Key extends QueryKey, Data>(queryKey: Key, ask: () => Parameters<typeof told<Data>>[0]) {
  return queryOptions({ queryKey, queryFn: () => told(ask()), staleTime: Number.POSITIVE_INFINITY })
}

export const askMe = queryOptions({
  queryKey: ['me'],
  queryFn: () => told(client.GET('/api/me')),
  staleTime: 60_000,
  retry: false,
})

/** The factors one has beside the password. */
export const askFactors = queryOptions({
  queryKey: ['me', 'factors'],
  queryFn: () => told(client.GET('/api/me/factors')),
  staleTime: 0,
})

export const askSetup = queryOptions({
  queryKey: ['setup'],
  queryFn: () => told(client.GET('/api/setup')),
  retry: false,
})

/** What can be done and looked at; it changes with the service alone. */
export const askCatalog = (practice: number) =>
  lasting(['catalog', practice], () =>
    client.GET('/api/practices/{practice}/catalog', { params: { path: { practice } } }),
  )

/** Figures and patterns of a span, as the address says it. */
export const askInsight = (practice: number, { of: _of, ...query }: SpanQuery) =>
  queryOptions({
    queryKey: [practice, 'insight', query],
    queryFn: () => told(client.GET('/api/practices/{practice}/insight', { params: { path: { practice }, query } })),
  })
export const askPatterns = (practice: number, query: SpanQuery) =>
  queryOptions({
    queryKey: [practice, 'patterns', query],
    queryFn: () =>
      told(client.GET('/api/practices/{practice}/insight/patterns', { params: { path: { practice }, query } })),
  })
export const askInsightRows = (practice: number, measure: string, query: RowsQuery) =>
  queryOptions({
    queryKey: [practice, 'insight-rows', measure, query],
    queryFn: () =>
      told(
        client.GET('/api/practices/{practice}/insight/{measure}/rows', {
          params: { path: { practice, measure: measure as 'overturn-rate' }, query },
        }),
      ),
  })

export const askSchedules = ofPractice('/api/practices/{practice}/schedules', 'schedules')
export const askCredits = ofPractice('/api/practices/{practice}/patients/credits', 'patient credits')
export const askNoted = ofPractice('/api/practices/{practice}/patients/entries', 'patient entries')
export const askPublished = (practice: number, payer: string) =>
  queryOptions({
    queryKey: [practice, 'published', payer],
    queryFn: () =>
      told(
        client.GET('/api/practices/{practice}/payers/published', { params: { path: { practice }, query: { payer } } }),
      ),
  })
export const askDisputes = ofPractice('/api/practices/{practice}/disputes', 'disputes')
export const askDeposits = ofPractice('/api/practices/{practice}/deposits', 'deposits')
export const askLate = ofPractice('/api/practices/{practice}/late', 'late')
export const askUnderpaid = ofPractice('/api/practices/{practice}/underpaid', 'underpaid')

/** A report by its path below the practice: what it answers is described by the catalog, not by the client's types. */
export const askReportOf = (practice: number, path: string) =>
  queryOptions({
    queryKey: [practice, 'report', path],
    queryFn: () =>
      told(
        client.GET(`/api/practices/{practice}${path}` as never, { params: { path: { practice } } } as never),
      ) as Promise<Readonly<Record<string, unknown>>>,
  })

export const askHome = ofPractice('/api/practices/{practice}/home', 'home')

/** How many rows of the queue come at once. */
export const PAGE = 100

type QueuePage = Get<'/api/practices/{practice}/denials'>

/** One page by its number: from where the page before it ended, when that is known; else by passing over rows. */
export const askQueuePage = (practice: number, filter: QueueFilter, sort: string, page: number) => {
  const keyOf = (number: number) => [practice, 'queue', filter, sort, number] as const
  return queryOptions({
    queryKey: keyOf(page),
    queryFn: ({ client: kept }) => {
      const cursor = page === 0 ? undefined : kept.getQueryData<QueuePage>(keyOf(page - 1))?.next
      const place = cursor === undefined ? { skip: page * PAGE } : { cursor }
      return told(
        client.GET('/api/practices/{practice}/denials', {
          params: { path: { practice }, query: { ...filter, sort, limit: PAGE, ...place } },
        }),
      )
    },
  })
}

/** How many a filter finds, and over how much; asked together with what else is asked in the same moment. */
export const askTotal = (practice: number, filter: QueueFilter) =>
  queryOptions({
    queryKey: [practice, 'total', filter],
    queryFn: () => totalOf(practice, asBody(filter)),
  })

/** A filter of the address as a body takes it: yes is a word there. */
export function asBody(filter: QueueFilter) {
  return Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, value === 'true' ? true : value]))
}

export const askDenial = ofOne('/api/practices/{practice}/denials/{id}', 'denial')
export const askDocuments = ofOne('/api/practices/{practice}/denials/{id}/documents', 'denial', 'documents')
export const askPeerSheet = ofOne('/api/practices/{practice}/denials/{id}/peer-sheet', 'denial', 'peer-sheet')
export const askCallSheet = ofOne('/api/practices/{practice}/denials/{id}/call-sheet', 'denial', 'call-sheet')
export const askTimeline = ofOne('/api/practices/{practice}/denials/{id}/timeline', 'denial', 'timeline')
export const askProof = (practice: number, id: number) =>
  queryOptions({
    queryKey: [practice, 'denial', id, 'proof'],
    queryFn: () =>
      told(client.GET('/api/practices/{practice}/denials/{id}/filing-proof', { params: { path: { practice, id } } })),
    retry: false,
  })
export const askClaim = ofOne('/api/practices/{practice}/claims/{id}', 'claim')
export const askClaimStory = ofOne('/api/practices/{practice}/claims/{id}/timeline', 'claim', 'timeline')
export const askClaims = (practice: number, search: string) =>
  inPages([practice, 'claims', search], place =>
    client.GET('/api/practices/{practice}/claims', {
      params: { path: { practice }, query: { limit: PAGE, ...(search === '' ? {} : { search }), ...place } },
    }),
  )
export const askUnmatched = (practice: number) =>
  queryOptions({
    queryKey: [practice, 'unmatched'],
    queryFn: () =>
      told(
        client.GET('/api/practices/{practice}/unmatched', { params: { path: { practice }, query: { limit: 200 } } }),
      ),
  })
export const askCandidates = ofOne(
  '/api/practices/{practice}/adjudications/{id}/candidates',
  'adjudication',
  'candidates',
)
export const askWorkItems = (practice: number, list: 'rejections' | 'requests') =>
  queryOptions({
    queryKey: [practice, 'work-items', list],
    queryFn: () => told(client.GET(`/api/practices/{practice}/${list}`, { params: { path: { practice } } })),
  })
export interface LooksAsked {
  readonly account?: string
  readonly member?: string
  readonly denial?: number
  readonly by?: string
  readonly from?: string
  readonly to?: string
}
/** Who looked at records, the last first. */
export const askLooks = (practice: number, asked: LooksAsked) =>
  inPages([practice, 'looks', asked], place =>
    client.GET('/api/practices/{practice}/looks', {
      params: { path: { practice }, query: { limit: PAGE, ...asked, ...place } },
    }),
  )
/** Where the same stands as a file. */
export const looksFile = (practice: number, format: 'csv' | 'jsonl', asked: LooksAsked): string =>
  `/api/practices/${practice}/looks/export?${new URLSearchParams({ format, ...Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, String(value)])) })}`

export const askFound = (practice: number, text: string) =>
  queryOptions({
    queryKey: [practice, 'search', text],
    queryFn: () =>
      told(client.GET('/api/practices/{practice}/search', { params: { path: { practice }, query: { text } } })),
  })
export const askDiscrepancies = ofPractice('/api/practices/{practice}/discrepancies', 'discrepancies')
export const askRemittances = (
  practice: number,
  asked: { readonly balanced?: 'true' | 'false'; readonly payerId?: number; readonly search?: string },
) =>
  inPages([practice, 'remittances', asked], place =>
    client.GET('/api/practices/{practice}/remittances', {
      params: { path: { practice }, query: { limit: PAGE, ...asked, ...place } },
    }),
  )
export const askRemittance = ofOne('/api/practices/{practice}/remittances/{id}', 'remittance')
export const askRemittanceClaims = (practice: number, id: number, unbalanced: boolean) =>
  inPages([practice, 'remittance', id, 'claims', unbalanced], place =>
    client.GET('/api/practices/{practice}/remittances/{id}/claims', {
      params: { path: { practice, id }, query: { ...(unbalanced ? { unbalanced: 'true' as const } : {}), ...place } },
    }),
  )
export const askReport = (practice: number, id: number, of: 'denied' | 'adjusted' | 'deductible') =>
  queryOptions({
    queryKey: [practice, 'remittance', id, 'report', of],
    queryFn: () =>
      told(
        client.GET('/api/practices/{practice}/remittances/{id}/report', {
          params: { path: { practice, id }, query: { of } },
        }),
      ),
  })
export const askAdjudication = ofOne('/api/practices/{practice}/adjudications/{id}', 'adjudication')
export const askSegments = (practice: number, file: number, from: number, count: number) =>
  lasting([practice, 'segments', file, from, count], () =>
    client.GET('/api/practices/{practice}/files/{id}/segments', {
      params: { path: { practice, id: file }, query: { from, count } },
    }),
  )

type CodeQuery = NonNullable<paths['/api/codes/{code}']['get']['parameters']['query']>
export type CodeClass = NonNullable<CodeQuery['class']>
/** The page of a code, as a class of payers or a payer takes it. */
export const askCode = (code: string, query: { readonly class?: CodeClass; readonly payer?: string } = {}) => ({
  ...lasting(['code', code, query], () =>
    client.GET('/api/codes/{code}', { params: { path: { code }, query: query as CodeQuery } }),
  ),
  retry: false,
})
export const askGuide = (name: string) => ({
  ...lasting(['guide', name], () => client.GET('/api/guides/{name}', { params: { path: { name } } })),
  retry: false,
})
export const askCodes = (words: string) => ({
  ...lasting(['codes', words], () => client.GET('/api/codes', { params: { query: { words } } })),
  enabled: words.trim() !== '',
})
export const askCodeFigures = (practice: number, code: string) =>
  queryOptions({
    queryKey: [practice, 'code', code],
    queryFn: () => told(client.GET('/api/practices/{practice}/codes/{code}', { params: { path: { practice, code } } })),
    retry: false,
  })

export const askFiles = (practice: number) =>
  inPages([practice, 'files'], place =>
    client.GET('/api/practices/{practice}/files', {
      params: { path: { practice }, query: { limit: PAGE, ...place } },
    }),
  )
export const askQuarantine = ofPractice('/api/practices/{practice}/quarantine', 'quarantine')
export const askExample = ofPractice('/api/practices/{practice}/example', 'example')

export const askPayers = ofPractice('/api/practices/{practice}/payers', 'payers')
export const askPayerTerms = ofPractice('/api/practices/{practice}/payer-terms', 'payer-terms')
export const askPayerLinks = ofPractice('/api/practices/{practice}/payer-links', 'payer-links')
export const askPayerEntries = lasting(['payer-entries'], () => client.GET('/api/payer-entries'))
export const askPayerEntry = (name: string) =>
  lasting(['payer-entry', name], () => client.GET('/api/payer-entries/{name}', { params: { path: { name } } }))
export const askOverrides = ofPractice('/api/practices/{practice}/clock-overrides', 'overrides')
export const askRules = ofPractice('/api/practices/{practice}/rules', 'rules')
export const askSettings = ofPractice('/api/practices/{practice}/settings', 'settings')
export const askPractices = ofPractice('/api/practices/{practice}/practices', 'practices')
export const askPeople = ofPractice('/api/practices/{practice}/people', 'people')
export const askNames = ofPractice('/api/practices/{practice}/people/names', 'names')
export const askTokens = ofPractice('/api/practices/{practice}/tokens', 'tokens')
export const askWatches = ofPractice('/api/practices/{practice}/watches', 'watches')
export const askSavedPatterns = ofPractice('/api/practices/{practice}/insight/saved', 'saved patterns')
export const askMailed = ofPractice('/api/practices/{practice}/mail/reports', 'mailed reports')
export const askMachine = ofPractice('/api/practices/{practice}/machine', 'machine')
export const askJobs = ofPractice('/api/practices/{practice}/jobs', 'jobs')
export const askAudit = (practice: number) =>
  queryOptions({
    queryKey: [practice, 'audit'],
    queryFn: () => told(client.GET('/api/practices/{practice}/audit', { params: { path: { practice } } })),
    enabled: false,
  })
export const askUndoable = ofPractice('/api/practices/{practice}/undoable', 'undoable')
export const askViews = ofPractice('/api/practices/{practice}/views', 'views')

export const askAppeals = ofPractice('/api/practices/{practice}/appeals', 'appeals')
export const askReferences = ofPractice('/api/practices/{practice}/references', 'references')
export const askLearned = ofPractice('/api/practices/{practice}/rules/learned', 'learned')
export const askAuthorizations = ofPractice('/api/practices/{practice}/authorizations', 'authorizations')
export type Coverage = Get<'/api/practices/{practice}/coverages'>['items'][number]
export type Estimate = Get<'/api/practices/{practice}/coverages/estimate'>
export const askCoverages = ofPractice('/api/practices/{practice}/coverages', 'coverages')
