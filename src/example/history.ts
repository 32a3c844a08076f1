// A year of the invented clinic and its four payers, as files: claims, what receivers and payers said of them, remittances. What a
// practice's own folder looks like.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { OUR_SEPARATORS, transaction835, writeEnvelope } from '../x12/index.ts'
import { type GeneratedRemittance, generateRemittances } from './generate.ts'
import type { ExamplePayer } from './practice.ts'
import { secondThoughts } from './second-thoughts.ts'
import { type ClaimVerdict, type SentClaim, writeAcceptance, writeClaimAcknowledgment, writeClaims } from './sent.ts'

export interface HistoryOptions {
  readonly seed: number
  readonly claims: number
  /** ISO date of the first remittance. */
  readonly from: string
  /** Over how many days they are spread, the payers' second thoughts included. */
  readonly days: number
}

/** Writes, per remittance, the claims behind it, what receivers said of them, and the remittance. Answers how many files. */
export function writeHistory(folder: string, options: HistoryOptions): number {
  mkdirSync(folder, { recursive: true })
  let files = 0
  let batch = 0
  const put = (name: string, text: string) => {
    files++
    writeFileSync(join(folder, `${String(batch).padStart(4, '0')}-${name}`), text)
  }
  const spread = { ...options, claimsPerRemittance: PER_REMITTANCE, days: options.days - 2 }
  const settledBefore = Temporal.PlainDate.from(options.from)
    .add({ days: options.days - SEASON })
    .toString()
  /** What payers will say again, until its day has come. */
  let coming: { readonly name: string; readonly text: string; readonly date: string }[] = []
  const putUntil = (date: string) => {
    for (const each of coming.filter(later => later.date <= date)) put(each.name, each.text)
    coming = coming.filter(later => later.date > date)
  }
  for (const remittance of generateRemittances(spread)) {
    const { text, payer, date } = remittance
    putUntil(date)
    batch++
    const day = sentOn(remittance)
    const rejected = batch % REJECTED_EVERY === 0 ? rejectedClaim(remittance, batch) : undefined
    const sent = rejected === undefined ? remittance.sent : [...remittance.sent, rejected]
    put('a-claims.837', writeClaims(sent, { date: day, control: batch }))
    put('b-receiver.999', writeAcceptance({ date: day, control: batch }))
    put(
      'c-payer.277',
      writeClaimAcknowledgment(payer, verdictsOf(remittance, rejected), { date: nextDay(day), control: batch }),
    )
    const name = payer.name.toLowerCase().replaceAll(' ', '-')
    put(`d-${name}.835`, inEnvelope(text, payer, date, batch))
    // What is older than a season was worked; of the last months much still waits.
    const again = secondThoughts(remittance, options.seed, date < settledBefore ? LEFT_OF_OLD : LEFT_OF_NEW)
    if (again !== undefined)
      coming.push({
        name: `e-${name}-again-${batch}.835`,
        text: inEnvelope(again.text, payer, again.date, AGAIN_CONTROL + batch),
        date: again.date,
      })
  }
  putUntil(Temporal.PlainDate.from(options.from).add({ days: options.days }).toString())
  return files
}

const SEASON = 150
/** One denial in so many was never worked. */
const LEFT_OF_OLD = 9
const LEFT_OF_NEW = 2
/** A year holds this many claims in one remittance at most. */
const PER_REMITTANCE = 30
/** Interchange numbers of second thoughts, far from those of the first. */
const AGAIN_CONTROL = 800_000

function inEnvelope(text: string, payer: ExamplePayer, date: string, control: number): string {
  const { open, close } = writeEnvelope(
    {
      sender: { qualifier: 'ZZ', id: payer.id },
      receiver: { qualifier: 'ZZ', id: 'EXAMPLECLINIC' },
      date,
      time: '08:30',
      control,
      test: true,
    },
    transaction835,
    1,
    OUR_SEPARATORS,
  )
  return `${open}${text}${close}`
}

/** One batch in so many has a claim that the payer sends back: a member number that it does not know. */
const REJECTED_EVERY = 4

/** Two days after the last service in the batch. */
function sentOn({ sent }: GeneratedRemittance): string {
  const last =
    sent
      .map(claim => claim.serviceDate)
      .sort()
      .at(-1) ?? ''
  return Temporal.PlainDate.from(last).add({ days: 2 }).toString()
}

function nextDay(date: string): string {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString()
}

function rejectedClaim({ sent }: GeneratedRemittance, batch: number): SentClaim | undefined {
  const [like] = sent
  if (like === undefined) return undefined
  const account = `EXREJ-${String(batch).padStart(5, '0')}`
  return {
    ...like,
    account,
    person: { ...like.person, id: `${like.person.id}X` },
    lines: like.lines.map((line, at) => ({ ...line, control: `${account}-${at + 1}` })),
  }
}

function verdictsOf({ sent, claims }: GeneratedRemittance, rejected: SentClaim | undefined): readonly ClaimVerdict[] {
  return [
    ...sent.map(claim => {
      const payerControl = claims.find(told => told.sentAccount === claim.account)?.payerControl
      return { claim, status: 'A2:20', ...(payerControl === undefined ? {} : { payerControl }) }
    }),
    ...(rejected === undefined ? [] : [{ claim: rejected, status: 'A7:164:IL' }]),
  ]
}
