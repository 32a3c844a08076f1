// `overturn story`: one timeline of a claim over every file. `overturn proof`: that it was filed, and when. For people or as JSON.

import { proofText, proveFiling } from '../work/claim/proof.ts'
import { type ClaimStory, tellStory } from '../work/claim/timeline.ts'
import { Refusal } from '../work/refusal.ts'
import { type StorePlace, withStore } from './store.ts'
import { amount, left, plain, styled, type Terminal, wrap } from './terminal.ts'

export interface ClaimWords {
  readonly account?: string
  readonly json: boolean
}

/** Which claim is meant: a denial by its number, or an account. Throws Refusal `empty`. */
function meant(
  id: string | undefined,
  account: string | undefined,
): { readonly denialId: number } | { readonly account: string } {
  if (account !== undefined) return { account }
  if (id === undefined || !/^\d{1,15}$/.test(id))
    throw new Refusal('empty', 'Say which claim: the number of a denial, or --account with the patient control number.')
  return { denialId: Number(id) }
}

export async function story(
  id: string | undefined,
  { account, json }: ClaimWords,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  return withStore(place, terminal, async store => {
    const told = await tellStory(store, meant(id, account))
    if (json) {
      await terminal.out(
        `${JSON.stringify({ record: 'story', standing: told.standing, services: told.services, claims: told.claims, patient: told.patient, denials: told.denials.map(each => each.id), entries: told.entries })}\n`,
      )
      return 0
    }
    const first = told.claims[0]
    const head = `Account ${plain(first?.account ?? told.denials[0]?.account ?? account)}${first === undefined ? '; the claim as it was sent is not in the store' : `: ${plain(first.patientName ?? '')}, service ${first.serviceFrom ?? '-'}`}`
    const lines = told.entries.flatMap(entry => [
      ...wrap(plain(entry.says), Math.max(40, terminal.width - 26)).map(
        (text, at) =>
          `${at === 0 ? `${left(entry.at.slice(0, 10), 12)}${left(entry.kind, 14)}` : ' '.repeat(26)}${text}`,
      ),
      styled(terminal, 'dim', `${' '.repeat(26)}${plain(entry.from)}`),
    ])
    await terminal.out(
      `${styled(terminal, 'bold', head)}\n${told.services.map(each => ledger(each, terminal, told.services.length > 1)).join('')}\n${lines.join('\n')}\n\nThe patient's part: ${styled(terminal, 'bold', `$${amount(told.patient.cents)}`)}. ${plain(told.patient.says)}\n`,
    )
    return 0
  })
}

/** What the services come to: two sentences, then the charge, payer by payer, the patient, and what is to be given back. */
function ledger(
  { serviceFrom, standing }: ClaimStory['services'][number],
  terminal: Terminal,
  several: boolean,
): string {
  const rows: readonly (readonly [string, number])[] = [
    ['Charge', standing.chargeCents],
    ...standing.payers.map(
      ({ payer, sequence, state, paidCents }) =>
        [`${sequence === null ? '' : `${sequence}  `}${plain(payer)} (${state})`, paidCents] as const,
    ),
    ['Patient', standing.patientCents],
    ...(standing.toGiveBackCents > 0 ? ([['To give back', standing.toGiveBackCents]] as const) : []),
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  const says = wrap(plain(standing.says), Math.max(40, terminal.width))
  return [
    ...(several ? [`Service ${serviceFrom ?? 'without a date'}`] : []),
    ...says,
    ...rows.map(([name, cents]) => `  ${left(name, width)}  ${`$${amount(cents)}`.padStart(12)}`),
    '',
  ].join('\n')
}

export async function proof(
  id: string | undefined,
  { account, json }: ClaimWords,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  return withStore(place, terminal, async store => {
    const proofs = await proveFiling(store, meant(id, account))
    for (const each of proofs)
      await terminal.out(
        json ? `${JSON.stringify({ record: 'filing-proof', ...each })}\n` : `${plainLines(proofText(each))}\n\n`,
      )
    return proofs.some(each => each.strength === 'payer') ? 0 : 1
  })
}

function plainLines(text: string): string {
  return text.split('\n').map(plain).join('\n')
}
