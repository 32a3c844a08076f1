// The evidence of a payer's dossier, gathered: each row is one claim and one fact, with the ground that it stands on.
import { outsideOf } from '../../decide/combinations.ts'
import {
  bareReasonRows,
  type DossierAsked,
  type DossierRow,
  deniedByPayer,
  dossierDenials,
  numbersOfAnswers,
  reversalRows,
} from '../../store/dossier.ts'
import { remarksOf } from '../../store/remit-claim.ts'
import type { Store } from '../../store/store.ts'
import { NO_OUTCOME } from '../denial/after.ts'
import { loadCombinations } from '../payer/combinations.ts'
import { Refusal } from '../refusal.ts'
import { lateOf } from '../schedule/late.ts'
import { WITH_OUTCOME } from './measure.ts'
import { ALERTS, NEED_REMARK } from './scorecard.ts'

export const DOSSIER_KINDS = [
  'overturned',
  'paid-late',
  'unexplained',
  'off-list',
  'wrong-cut',
  'taken-back',
  'records-asked',
] as const
type Kind = (typeof DOSSIER_KINDS)[number]

/** What each kind rests on; where it is no law it says so. */
export const GROUNDS: Readonly<Record<Kind, string>> = {
  overturned: 'Denied at first and paid in the end, by the payer’s own remittances.',
  'paid-late':
    'Paid after the last day of the state’s prompt-pay law; each row names both days. Where the plan is not fully insured another law may hold.',
  unexplained:
    'The reason code asks for a remark code (X12 list of claim adjustment reasons), and none but alerts came with it.',
  'off-list': 'A combination of codes that is not on the uniform-use list (CAQH CORE) that you brought in.',
  'wrong-cut':
    'The federal sequestration cut, where it does not belong or does not come to 2 percent: our reading of each line.',
  'taken-back': 'A payment that the payer reversed, whether it paid again or not.',
  'records-asked': 'Denied for records. That records were asked for is no breach by itself.',
}

export interface DossierItem {
  readonly what: Kind
  readonly account: string
  readonly claim: string
  readonly day?: string
  readonly code: string
  readonly cents: number
  readonly says: string
  readonly remittance: number
}

/** Rows of one kind: more are for a narrower span. */
export const MOST_OF_A_KIND = 5000

interface Asked {
  readonly span: DossierAsked['span']
  /** As it was asked for. */
  readonly payer: string
  readonly state: string | undefined
}

/** All of it, and what could not be looked at. */
export async function evidenceOf(store: Store, asked: Asked) {
  const of = { span: asked.span, limit: MOST_OF_A_KIND }
  const notChecked: string[] = []
  const tell = async (gather: () => Promise<readonly DossierItem[]>): Promise<readonly DossierItem[]> => {
    try {
      return await gather()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      notChecked.push(error.message)
      return []
    }
  }
  const found = [
    ...(await denialsOf(store, of, 'overturned')),
    ...(await tell(() => lateItems(store, asked))),
    ...(await bareReasonRows(store, of, { carcs: NEED_REMARK, alerts: ALERTS })).map(row =>
      itemOf('unexplained', row, 'no remark code with it'),
    ),
    ...(await tell(() => offListItems(store, of))),
    ...(await denialsOf(store, of, 'wrong-cut')),
    ...(await reversalRows(store, of)).map(row => itemOf('taken-back', row, 'the payment was reversed')),
    ...(await denialsOf(store, of, 'records-asked')),
  ]
  for (const kind of DOSSIER_KINDS)
    if (found.filter(({ what }) => what === kind).length >= MOST_OF_A_KIND)
      notChecked.push(
        `Of "${kind}" only the ${MOST_OF_A_KIND} rows over the most dollars are here; ask for fewer days.`,
      )
  return { found, notChecked }
}

const WANTED = {
  overturned: { states: ['ended'], has: 'won' },
  'wrong-cut': { states: WITH_OUTCOME, causes: ['sequestration'] },
  'records-asked': { states: WITH_OUTCOME, causes: ['documentation'] },
} as const

async function denialsOf(
  store: Store,
  asked: DossierAsked,
  what: keyof typeof WANTED,
): Promise<readonly DossierItem[]> {
  const rows = await dossierDenials(store, asked, WANTED[what], NO_OUTCOME)
  return rows.map(row => {
    if (what !== 'overturned') return itemOf(what, row, 'denied')
    const paid = row.paidOn === null ? '' : ` by ${row.paidOn}`
    return itemOf(what, { ...row, cents: row.recoveredCents }, `denied, and paid${paid}`)
  })
}

async function lateItems(store: Store, { span, payer, state }: Asked): Promise<readonly DossierItem[]> {
  const { statute, items } = await lateOf(store, { state, from: span.from, to: span.to, payer })
  const own = items.slice(0, MOST_OF_A_KIND)
  const numbers = await numbersOfAnswers(
    store,
    own.map(({ claim }) => claim),
  )
  return own.map(each => ({
    what: 'paid-late',
    ...{ account: each.account, claim: numbers.get(each.claim) ?? '', day: each.paid, code: '', cents: each.paidCents },
    says: `received ${each.received}, due ${each.due}, paid ${each.paid}: ${each.days} days late (${statute}${each.reach === 'ask' ? '; if fully insured' : ''})`,
    remittance: each.remittance,
  }))
}

async function offListItems(store: Store, { span, limit }: DossierAsked): Promise<readonly DossierItem[]> {
  const combinations = await loadCombinations(store)
  if (combinations === undefined)
    throw new Refusal(
      'not-found',
      'Combinations of codes were not checked: bring in your copy of the uniform-use list ("overturn reference import core-combinations FILE").',
    )
  const rows = (await deniedByPayer(store, span)).filter(({ carc }) => combinations.codes.has(carc))
  const said = Map.groupBy(
    await remarksOf(store, [...new Set(rows.map(({ remitClaimId }) => remitClaimId))]),
    ({ remitClaimId }) => remitClaimId,
  )
  const found: DossierItem[] = []
  for (const row of rows) {
    if (found.length >= limit) break
    const own = (said.get(row.remitClaimId) ?? []).filter(({ line }) => line === 0 || line === row.line)
    const remarks = [...new Set(own.map(({ code }) => code))].sort()
    if (outsideOf(combinations, { group: row.groupCode, carc: row.carc, remarks, kind: 'denial' }) === undefined)
      continue
    found.push(
      itemOf(
        'off-list',
        row,
        `with ${remarks.length === 0 ? 'no remark' : remarks.join(' ')}: not on the list ${combinations.version}`,
      ),
    )
  }
  return found
}

function itemOf(what: Kind, row: DossierRow, says: string): DossierItem {
  const { account, payerControl, day, cents, groupCode, carc, remittanceId } = row
  return {
    ...{ what, account, claim: payerControl ?? '', code: carc === '' ? '' : `${groupCode}-${carc}`, cents, says },
    ...(day === null ? {} : { day }),
    remittance: remittanceId,
  }
}
