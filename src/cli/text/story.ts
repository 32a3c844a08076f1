// What a person reads of `overturn story`: what the claim comes to, one timeline of it over every file, and the patient's part.
import type { z } from 'zod'
import { dollars } from '../../decide/decide.ts'
import type { timelineRecord } from '../../work/claim/record.ts'
import { left, plain, styled, type Terminal, wrap } from '../terminal.ts'

export function text(
  { account, services, claims: [first], entries, patient }: z.output<typeof timelineRecord>,
  _now: string,
  terminal: Terminal,
): string {
  const head = `Account ${plain(account)}${first === undefined ? '; the claim as it was sent is not in the store' : `: ${plain(first.patientName ?? '')}, service ${first.serviceFrom ?? '-'}`}`
  const lines = entries.flatMap(entry => [
    ...wrap(plain(entry.says), Math.max(40, terminal.width - 26)).map(
      (part, at) => `${at === 0 ? `${left(entry.at.slice(0, 10), 12)}${left(entry.kind, 14)}` : ' '.repeat(26)}${part}`,
    ),
    styled(terminal, 'dim', `${' '.repeat(26)}${plain(entry.from)}`),
  ])
  const ledgers = services.map(each => ledger(each, terminal, services.length > 1)).join('')
  return `${styled(terminal, 'bold', head)}\n${ledgers}\n${lines.join('\n')}\n\nMay be billed to the patient now: ${styled(terminal, 'bold', `${dollars(patient.cents)}`)}. ${plain(patient.says)}\n`
}

/** How two names, or two numbers under one name, were taken for one payer. */
function linkSays({ one, other, says }: z.output<typeof timelineRecord>['services'][number]['links'][number]): string {
  return one === other
    ? `${one} under two numbers was taken for one payer: ${says}`
    : `${one} and ${other} were taken for one payer: ${says}`
}

/** What the services come to: two sentences, then the charge, payer by payer, the patient, and what is to be given back. */
function ledger(
  { serviceFrom, standing, links }: z.output<typeof timelineRecord>['services'][number],
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
  return [
    ...(several ? [`Service ${serviceFrom ?? 'without a date'}`] : []),
    ...wrap(plain(standing.says), Math.max(40, terminal.width)),
    ...rows.map(([name, cents]) => `  ${left(name, width)}  ${`${dollars(cents)}`.padStart(12)}`),
    ...links.flatMap(link => wrap(plain(linkSays(link)), Math.max(40, terminal.width))),
    '',
  ].join('\n')
}
