// What a list of denials shows and is asked by, each field once: a new column or filter is one line here.
import { ACTIONS, CAUSES, LEVELS } from '../../knowledge/load.ts'
import { SURE } from '../../knowledge/vocabulary.ts'
import { DENIAL_STATUSES, MOVES, type Row } from '../../store/store.ts'
import {
  aswell,
  atLeast,
  atMost,
  by,
  conditionsOf,
  type FilterOf,
  filtersOf,
  from,
  is,
  isWord,
  type ListFields,
  lacking,
  positive,
  sortsOf,
  words,
} from '../list.ts'
import { isPayer } from '../payer/named.ts'

type Column = keyof Row<'denial'> & string
const sort = <As extends string>(as: As, column: Column, rises: boolean, mayLack = false) => ({
  as,
  column,
  rises,
  mayLack,
})

/** A reason code as it is typed: `CO-197` is 197. */
const carcOf = (text: string) => text.toUpperCase().replace(/^(CO|PR|OA|PI|CR)-/, '')

const onDays = (option: string, of: string, until: 'later' | 'before') => ({
  option: `${option} <date>`,
  hint: `${of} this day or ${until}`,
})
const PAID_ON = 'the payment that holds now is of'

export const DENIAL_FIELDS = {
  id: { title: 'No.', kind: 'number', width: '4.5rem', characters: -7 },
  payer: {
    title: 'Payer',
    kind: 'payer',
    width: 'minmax(7.3rem, 2.2fr)',
    shown: true,
    characters: 24,
    filters: {
      payerId: isPayer('payerId', { totalled: true, inRules: true }),
    },
  },
  account: {
    title: 'Account',
    kind: 'text',
    width: 'minmax(8.3rem, 1fr)',
    shown: true,
    characters: 16,
    sort: sort('account', 'account', true),
    filters: {
      account: is<string>('Account', 'account', 'text', { option: '--account <number>', hint: 'exactly this account' }),
      search: words('Search', {
        option: '--search <text>',
        hint: 'names in any order; the beginning or end of an account, of the payer’s claim number, of a member number; No. of a denial',
      }),
    },
  },
  patient: {
    title: 'Patient',
    kind: 'text',
    width: 'minmax(6.5rem, 1.1fr)',
    shown: true,
    sort: sort('patient', 'patientName', true, true),
  },
  code: {
    title: 'Code',
    kind: 'code',
    width: '4.7rem',
    shown: true,
    characters: 7,
    sort: sort('code', 'carc', true),
    filters: {
      carc: is<string>('Code', 'carc', 'code', {
        option: '--code <code>',
        hint: 'adjustment reason: 197 or CO-197',
        typed: carcOf,
        inRules: true,
      }),
    },
  },
  cause: {
    title: 'Cause',
    kind: 'word',
    width: 'minmax(5.2rem, 1.1fr)',
    shown: true,
    sort: sort('cause', 'cause', true),
    filters: {
      cause: isWord('Cause', 'cause', CAUSES, {
        option: '--cause <cause>',
        hint: 'authorization, coding, documentation …',
        totalled: true,
        inRules: true,
      }),
    },
  },
  action: {
    title: 'Next step',
    kind: 'word',
    plus: 'otherSteps',
    width: 'minmax(5.9rem, 1.2fr)',
    shown: true,
    characters: 20,
    filters: {
      action: isWord('Next step', 'action', ACTIONS, {
        option: '--action <action>',
        hint: 'correct-claim, appeal, send-records …',
        totalled: true,
        inRules: true,
      }),
    },
  },
  amount: {
    title: 'At stake',
    kind: 'cents',
    of: 'atStakeCents',
    width: '5.4rem',
    shown: true,
    totalled: true,
    characters: -11,
    sort: sort('amount', 'atStakeCents', false),
    filters: {
      atLeastCents: atLeast('At stake at least', 'atStakeCents', {
        option: '--min <dollars>',
        hint: 'at stake at least',
        inRules: true,
      }),
      atMostCents: atMost('At stake at most', 'atStakeCents', {
        option: '--max <dollars>',
        hint: 'at stake at most',
        inRules: true,
      }),
    },
  },
  expected: {
    title: 'Worth',
    kind: 'cents',
    of: 'expectedCents',
    width: '6.5rem',
    totalled: true,
    characters: -10,
    sort: sort('expected', 'expectedCents', false),
  },
  score: { title: 'Score', kind: 'score', width: '4.1rem', shown: true, sort: sort('score', 'score', false) },
  due: {
    title: 'Due',
    kind: 'due',
    of: 'dueDate',
    width: '10.2rem',
    shown: true,
    characters: 18,
    sort: sort('due', 'dueDate', true, true),
    filters: {
      dueBy: by('Due by', 'dueDate', { option: '--due <date>', hint: 'first deadline on this day or before' }),
      dueFrom: from('Due from', 'dueDate', {
        option: '--due-from <date>',
        hint: 'first deadline on this day or later',
      }),
      dueLevel: isWord('Deadline of', 'dueLevel', LEVELS, {
        option: '--due-level <level>',
        hint: 'which way the deadline is of: appeal, corrected-claim …',
      }),
      dueSure: isWord('Deadline is', 'dueSure', SURE, {
        option: '--due-sure <how>',
        hint: 'high, medium, or low: assumed, to be checked with the contract',
      }),
      undated: lacking('No deadline', 'dueDate', {
        option: '--undated',
        hint: 'only those without any deadline',
      }),
    },
  },
  move: {
    title: 'Move',
    kind: 'word',
    width: '4.5rem',
    shown: true,
    filters: {
      move: isWord('Move', 'move', MOVES, {
        option: '--move <whose>',
        hint: 'us, payer, patient or done',
        totalled: true,
      }),
    },
  },
  owner: {
    title: 'Owner',
    kind: 'person',
    width: '5rem',
    shown: true,
    characters: 10,
    sort: sort('owner', 'owner', true),
    filters: {
      owner: is<string>('Owner', 'owner', 'person', {
        option: '--owner <person>',
        hint: 'whose; "unassigned" for those without an owner',
        typed: name => (name === 'unassigned' || name === 'nobody' ? '' : name),
        totalled: true,
      }),
    },
  },
  service: {
    title: 'Service',
    kind: 'date',
    of: 'serviceFrom',
    width: '6.5rem',
    sort: sort('service', 'serviceFrom', true, true),
    filters: {
      servedFrom: from('Served from', 'serviceFrom', onDays('--served-from', 'date of service on', 'later')),
      servedBy: by('Served by', 'serviceFrom', onDays('--served-by', 'date of service on', 'before')),
    },
  },
  paid: {
    title: 'Paid on',
    kind: 'date',
    of: 'paymentDate',
    width: '6.5rem',
    sort: sort('paid', 'paymentDate', false, true),
    filters: {
      paidFrom: from('Paid from', 'paymentDate', onDays('--paid-from', PAID_ON, 'later')),
      paidBy: by('Paid by', 'paymentDate', onDays('--paid-by', PAID_ON, 'before')),
    },
  },
  charge: { title: 'Charge', kind: 'cents', of: 'chargeCents', width: '6.5rem' },
  recovered: { title: 'Recovered', kind: 'cents', of: 'recoveredCents', width: '6.5rem' },
  writtenOff: { title: 'Written off', kind: 'cents', of: 'writtenOffCents', width: '6.5rem' },
  because: { title: 'Closed as', kind: 'word', of: 'closedBecause', width: 'minmax(6.5rem, 1fr)' },
  status: {
    title: 'Status',
    kind: 'word',
    width: '6rem',
    filters: {
      status: isWord('Status', 'status', DENIAL_STATUSES, {
        option: '--status <status>',
        hint: 'open or closed; open where nothing is said',
        fallback: 'open',
        totalled: true,
      }),
      snoozed: aswell('Snoozed too', 'snoozed', {
        option: '--snoozed',
        hint: 'snoozed ones as well',
        totalled: true,
      }),
      openedFrom: from('Opened from', 'openedAt', {
        option: '--opened-from <date>',
        hint: 'opened on this day or later',
      }),
      recovered: positive('Brought money', 'recoveredCents', {
        option: '--recovered',
        hint: 'only those that brought money',
      }),
      asked: positive('Write-off requested', 'askedCents', {
        option: '--asked',
        hint: 'only those whose write-off waits for a second person',
      }),
    },
  },
} as const satisfies ListFields

export type DenialFilter = FilterOf<typeof DENIAL_FIELDS>

/** A filter of denials as conditions on the store. */
export const denialConditions = (filter: DenialFilter) => conditionsOf(DENIAL_FIELDS, filter)

const TOTALLED: ReadonlySet<string> = new Set(
  [...filtersOf(DENIAL_FIELDS)].flatMap(([name, { totalled }]) => (totalled === true ? [name] : [])),
)

/** Whether totals are kept by all that this filter asks: it then needs no counting. */
export function keptBy(filter: DenialFilter): boolean {
  return Object.entries(filter).every(([name, value]) => value === undefined || TOTALLED.has(name))
}

/** What the sums of open denials by their deadline are kept by. */
const DUE_TOTALLED: ReadonlySet<string> = new Set([
  ...['dueBy', 'dueFrom', 'dueLevel', 'dueSure', 'undated'],
  ...['move', 'status', 'snoozed'],
])

/** Whether the sums of what is open by its deadline answer this filter. */
export function keptByDue(filter: DenialFilter): boolean {
  const asked = Object.entries(filter).filter(([, value]) => value !== undefined)
  return (filter.status ?? 'open') === 'open' && asked.every(([name]) => DUE_TOTALLED.has(name))
}

export const DENIAL_SORTS = sortsOf(DENIAL_FIELDS)
