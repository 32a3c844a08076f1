// The question about coverage (270) for claims that are in the store: one file for each payer's patients, single or many, with no more than the question
// needs (number, name, date of birth, day of service).

import { z } from 'zod'
import { dayIn, timeIn } from '../../decide/day.ts'
import type { Store } from '../../store/store.ts'
import {
  type EligibilityInquiry,
  OUR_SEPARATORS,
  type SubmittedClaim,
  transaction270,
  UnwritableText,
  writeEnvelope,
  writeTransaction,
} from '../../x12/index.ts'
import { loadOriginal, type OriginalClaim } from '../claim/original.ts'
import { titled } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { defineView } from '../view.ts'

const plainDay = (iso: string) => iso.replaceAll('-', '')

export const view = defineView(import.meta.url, {
  title: 'Ask about coverage',
  says: 'A file of questions about coverage (270) for claims by their numbers, to be sent the way your claims go. Nothing is sent by it.',
  right: 'work',
  looks: true,
  apart: 'moments',
  path: '/coverages/inquiry',
  method: 'POST',
  without: {
    command: 'overturn coverage-ask writes the file',
    workbench: 'It is asked for from the command line and over the API.',
  },
  query: z.object({
    claims: titled(z.array(z.number().int().positive()).min(1).max(500), 'Claims', { description: 'By their numbers' }),
    serviceTypes: titled(
      z
        .array(z.string().regex(/^[A-Z0-9]{1,2}$/))
        .min(1)
        .max(99),
      'Service types',
      {
        description: '30 is the plan as a whole, 98 an office visit',
      },
    ).default(['30']),
    on: titled(z.iso.date(), 'On', {
      description: 'The day of service that is asked about; that of each claim where nothing is said',
    }).optional(),
    test: titled(z.boolean(), 'Test', { description: 'Marked as a test' }).default(false),
  }),
  answer: z.object({
    name: z.string(),
    text: z.string(),
    questions: z.array(z.object({ account: z.string(), payer: z.string() })).readonly(),
  }),
  read: ({ store, actor }, asked) => coverageInquiry(store, asked, actor.now),
})

export interface InquiryAsked {
  readonly claims: readonly number[]
  readonly serviceTypes: readonly string[]
  readonly on?: string | undefined
  readonly test: boolean
}

/** Throws Refusal `not-found` for a claim that is not there, `not-known` where one does not say who is insured or by whom. */
export async function coverageInquiry(store: Store, asked: InquiryAsked, now: string) {
  const originals: OriginalClaim[] = []
  for (const id of asked.claims) originals.push(await loadOriginal(store, id))
  const [first] = originals
  if (first === undefined) throw new Refusal('empty', 'Say for which claims.')
  const byPayer = Map.groupBy(originals, ({ claim }) => `${claim.payer.id ?? ''} ${claim.billingNpi ?? ''}`)
  const numbers = createNumbers()
  const sources = [...byPayer.values()].map(all =>
    sourceOf(
      all.map(({ claim }) => claim),
      asked,
      numbers,
    ),
  )
  const isa = first.start.interchange?.elements ?? []
  const trimmed = (at: number, otherwise: string) => (isa[at] ?? '').trim() || otherwise
  const control = Number(now.replaceAll(/\D/g, '').slice(5, 14))
  const [date, time] = [dayIn(store.zone, now), timeIn(store.zone, now)]
  const tree = {
    beginning: { structure: '0022', purpose: '13', reference: `OVQ${control}`, date, time: time.replace(':', '') },
    sources,
  } as unknown as EligibilityInquiry
  const header = {
    ...{ date, time, control, test: asked.test },
    sender: { qualifier: trimmed(5, 'ZZ'), id: trimmed(6, 'SENDER') },
    receiver: { qualifier: trimmed(7, 'ZZ'), id: trimmed(8, 'RECEIVER') },
  }
  const { open, close } = writeEnvelope(header, transaction270, 1, OUR_SEPARATORS)
  try {
    return {
      name: `coverage-${control}.270`,
      text: `${open}${writeTransaction(transaction270, tree, '0001', OUR_SEPARATORS)}${close}`,
      questions: originals.map(({ claim }) => ({ account: claim.account, payer: claim.payer.name ?? '' })),
    }
  } catch (error) {
    if (!(error instanceof UnwritableText)) throw error
    throw new Refusal('not-known', `The question cannot be written: ${error.message}`)
  }
}

/** Levels (HL) are numbered through the whole transaction. */
function createNumbers() {
  let last = 0
  return () => String(++last)
}

const NOTHING = { n2: [], references: [], contacts: [], dates: [], health: [] }

function sourceOf(claims: readonly SubmittedClaim[], asked: InquiryAsked, number: () => string) {
  const [first] = claims
  const { name: payer, id } = first?.payer ?? {}
  if (payer === undefined || id === undefined || first?.billingNpi === undefined)
    throw new Refusal('not-known', `Claim ${first?.account ?? ''} does not say who pays, or who bills by which NPI.`)
  const source = number()
  const receiver = number()
  const billing = first.levels.provider?.billing?.name
  return {
    level: { id: source, level: '20', child: '1' },
    name: { ...NOTHING, name: { entity: 'PR', type: '2', last: payer, idQualifier: 'PI', id } },
    receivers: [
      {
        level: { id: receiver, parent: source, level: '21', child: '1' },
        name: {
          ...NOTHING,
          name: {
            entity: '1P',
            type: billing?.type ?? '2',
            last: billing?.last ?? '',
            idQualifier: 'XX',
            id: first.billingNpi,
          },
        },
        subscribers: claims.map(claim => subscriberOf(claim, asked, receiver, number)),
      },
    ],
  }
}

function subscriberOf(claim: SubmittedClaim, { serviceTypes, on }: InquiryAsked, parent: string, number: () => string) {
  const { subscriber, patient } = claim.levels
  const own = subscriber.name?.name
  if (own?.id === undefined) throw new Refusal('not-known', `Claim ${claim.account} does not say the member’s number.`)
  const id = number()
  const day = on ?? claim.period?.from
  const questions = [{ question: { serviceTypes }, amounts: [], information: [], references: [], dates: [] }]
  const dates = day === undefined ? [] : [{ qualifier: '291', format: 'D8', value: plainDay(day) }]
  const born = (of: { readonly born?: string | undefined } | undefined) =>
    of?.born === undefined ? undefined : { format: 'D8', born: of.born }
  const insured = {
    ...NOTHING,
    name: { entity: 'IL', type: '1', last: own.last, first: own.first, idQualifier: 'MI', id: own.id },
    demographics: born(subscriber.name?.demographics),
  }
  const level = { id, parent, level: '22', child: patient === undefined ? '0' : '1' }
  if (patient === undefined) return { level, traces: [], person: { ...insured, dates, questions }, dependents: [] }
  const person = {
    ...NOTHING,
    name: { entity: '03', type: '1', last: patient.name?.name?.last, first: patient.name?.name?.first },
    demographics: born(patient.name?.demographics),
    dates,
    questions,
  }
  const dependent = { level: { id: number(), parent: id, level: '23', child: '0' }, traces: [], person }
  return { level, traces: [], person: { ...insured, questions: [] }, dependents: [dependent] }
}
