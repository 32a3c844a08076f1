// A person's word on two payer names: kept, and every case in which both stand settled again where the word makes a difference.

import { z } from 'zod'
import { usable } from '../../decide/case/identity.ts'
import { type PayerLink, type Standing, settleCase } from '../../decide/case.ts'
import { dayIn } from '../../decide/day.ts'
import { payerName } from '../../store/case-evidence.ts'
import { openQuestions } from '../../store/case-item.ts'
import { payersByName } from '../../store/payer.ts'
import {
  addPayerLink,
  adjudicationsOfBoth,
  type PayerSide,
  payerLinksAmong,
  payersOfClaims,
} from '../../store/payer-link.ts'
import { inParts, type Reader } from '../../store/reader.ts'
import type { Row, Store, Unit } from '../../store/store.ts'
import type { PayerVerdict } from '../../store/words.ts'
import type { ActionSaid, Actor, Outcome } from '../action.ts'
import { casesAround } from '../claim/standing.ts'
import { loadContext } from '../denial/context.ts'
import { type Opened, settleAround } from '../denial/open.ts'
import { line, paragraph } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { keyCalled, shownOf } from './named.ts'

/** How many adjudications one word looks at, the newest first: what older ones are left with is settled when a file of theirs comes in. */
export const MOST_LOOKED_AT = 5_000

/** What a person gives of two names. */
const twoPayers = z.object({
  one: line('Payer', { description: 'Its number or name, as the files have it' }),
  other: line('Other payer', { description: 'Its number or name' }),
  reason: paragraph('How it is known', { description: 'for whoever reads it next' }),
})

export interface Word {
  readonly verdict: PayerVerdict
  readonly one: string
  readonly other: string
  readonly reason: string
}

/** The action that says the one or the other of two names. */
export function wordOfPayers(
  verdict: PayerVerdict,
  told: Pick<ActionSaid, 'title' | 'says' | 'undo'>,
): ActionSaid<typeof twoPayers, number> {
  return {
    ...told,
    right: 'lead',
    on: 'practice',
    refuses: ['not-found', 'ambiguous', 'not-known', 'empty'],
    screen: '/payers',
    input: twoPayers,
    run: ({ store, actor }, _targets, { one, other, reason }) =>
      sayOfPayers(store, { verdict, one, other, reason }, actor),
  }
}

interface NamedPayer extends PayerSide {
  readonly shown: string
}

/** Keeps the word and settles what it changes. Throws Refusal `not-found`, `ambiguous` or `not-known`. */
export async function sayOfPayers(store: Store, word: Word, { who, now }: Actor): Promise<Outcome> {
  const context = await loadContext(store, now)
  return store.write(async unit => {
    const [first, second] = [await payerMeant(unit, word.one), await payerMeant(unit, word.other)]
    if (first.key === second.key)
      throw new Refusal('not-known', `${first.shown} and ${second.shown} bear one number: they are one payer already.`)
    const [one, other] = first.key < second.key ? [first, second] : [second, first]
    const [before] = await payerLinksAmong(unit, new Set([one.key, other.key]))
    if (before?.verdict === word.verdict)
      return {
        changed: 0,
        says: `${before.byWhom} said so on ${dayIn(unit.zone, before.at)} already: ${before.because}`,
      }
    const said = { one: one.key, other: other.key, verdict: word.verdict, because: word.reason }
    await addPayerLink(unit, { ...said, byWhom: who, at: now })
    const asked = await openQuestions(unit)
    const ids = await adjudicationsOfBoth(unit, one, other, MOST_LOOKED_AT + 1)
    const looked = [...new Set([...asked, ...ids.slice(0, MOST_LOOKED_AT)])]
    const { cases, came } = await settleChanged(unit, looked, said, before, context)
    const verb = word.verdict === 'same' ? 'joined-payers' : 'separated-payers'
    unit.event({ at: now, who, verb, data: { ...said, cases, ...came } })
    return {
      changed: cases,
      says: `${sayWord(word.verdict, one, other)} ${sayCases(cases, came)}${ids.length > MOST_LOOKED_AT ? LEFT : ''}`,
      made: { cases, ...came },
    }
  })
}

const LEFT = ` Only the ${MOST_LOOKED_AT.toLocaleString('en-US')} newest claims of both were settled again: an older one shows the word in its story now, and in the queue when a file of it comes in.`

function sayWord(verdict: PayerVerdict, one: NamedPayer, other: NamedPayer): string {
  return verdict === 'same'
    ? `${one.shown} and ${other.shown} are one payer from now on.`
    : `${one.shown} and ${other.shown} are two payers from now on.`
}

function sayCases(cases: number, { opened, reopened, closed }: Opened): string {
  if (cases === 0) return 'No claim changes by it.'
  const denials = [
    ...(opened > 0 ? [`${opened} opened`] : []),
    ...(reopened > 0 ? [`${reopened} reopened`] : []),
    ...(closed > 0 ? [`${closed} closed`] : []),
  ]
  const head = cases === 1 ? '1 claim changes' : `${cases.toLocaleString('en-US')} claims change`
  return `${head}${denials.length === 0 ? '' : `; denials: ${denials.join(', ')}`}.`
}

/** Settles the cases that know their payers otherwise by this word than before it. */
async function settleChanged(
  unit: Unit,
  remitClaimIds: readonly number[],
  said: Pick<Row<'payerLink'>, 'one' | 'other'>,
  before: Row<'payerLink'> | undefined,
  context: Awaited<ReturnType<typeof loadContext>>,
): Promise<{ readonly cases: number; readonly came: Opened }> {
  const isThis = (link: Pick<PayerLink, 'one' | 'other'>) => link.one === said.one && link.other === said.other
  const earlier = before === undefined ? [] : [{ ...before, by: 'person' as const }]
  const settled = new Set<number>()
  let cases = 0
  let came: Opened = { opened: 0, reopened: 0, closed: 0 }
  for (const part of inParts(remitClaimIds)) {
    const changed: number[] = []
    for (const { evidence, standing } of await casesAround(unit, { remitClaimIds: part })) {
      const [first] = evidence.adjudications
      if (first === undefined || settled.has(first.id) || !evidence.payerLinks.some(isThis)) continue
      for (const { id } of evidence.adjudications) settled.add(id)
      const payerLinks = [...evidence.payerLinks.filter(link => !isThis(link)), ...earlier]
      if (payersOf(settleCase({ ...evidence, payerLinks })) === payersOf(standing)) continue
      cases++
      changed.push(...evidence.adjudications.map(each => each.id))
    }
    const now = await settleAround(unit, { remitClaimIds: changed }, context)
    came = {
      opened: came.opened + now.opened,
      reopened: came.reopened + now.reopened,
      closed: came.closed + now.closed,
    }
  }
  return { cases, came }
}

/** Which names are one payer, and what is asked of them. */
function payersOf({ payers, questions }: Standing): string {
  return JSON.stringify([payers.map(each => each.keys), questions.map(each => each.candidates)])
}

/** The payer that is meant, of those that remittances and claims sent name. Throws Refusal `not-found` or `ambiguous`. */
async function payerMeant(reader: Reader, typed: string): Promise<NamedPayer> {
  const rows = (await payersByName(reader)).map(row => ({
    ...payerName({ usable }, row.name, row.identifier),
    id: row.id,
  }))
  const onClaims = (await payersOfClaims(reader, typed.trim().toUpperCase())).map(({ name, identifier }) => ({
    ...payerName({ usable }, name, identifier),
    id: undefined,
  }))
  const all = [...rows, ...onClaims].filter(each => each.key !== '')
  const key = keyCalled(all, typed)
  return {
    key,
    shown: shownOf(all, key),
    payerIds: rows.filter(each => each.key === key).map(each => each.id),
  }
}
