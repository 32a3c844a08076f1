// Files of others that are brought in as text: `overturn deposit import FILE`, a bank statement; `posted import FILE`, what the practice's own system has
// posted; `decision import FILE`, decisions of external reviewers.
import { basename } from 'node:path'
import type { Outcome } from '../work/action.ts'
import { action as bringStaff } from '../work/claim/bring-staff.ts'
import { action as bringDecisions } from '../work/decision/bring.ts'
import { action as bringStatement } from '../work/deposit/bring.ts'
import { action as bringBenefits } from '../work/fhir/bring.ts'
import { action as bringPaid } from '../work/patient/bring-paid.ts'
import { action as bringPublished } from '../work/payer/bring-published.ts'
import { action as bringPosted } from '../work/remittance/bring-posted.ts'
import { bringSheet, type SheetWords } from './bring-sheet.ts'
import type { StorePlace } from './store.ts'
import { plain, type Terminal } from './terminal.ts'

export interface StatementWords extends SheetWords {
  readonly as?: string
}

export function importStatement(
  path: string,
  words: StatementWords,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  const { as: name = basename(path) } = words
  return bringSheet(bringStatement, path, statement => ({ name, statement }), words, place, terminal)
}

/** Those of patients' plans; what of them was passed over is told. */
export function importBenefits(
  path: string,
  words: StatementWords,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  const { as: name = basename(path) } = words
  const told = async ({ made }: Outcome) => {
    const { told: each } = made as { readonly told: readonly { readonly id: string; readonly why: string }[] }
    for (const { id, why } of each) await terminal.out(`${plain(id)} was passed over: ${plain(why)}.\n`)
  }
  return bringSheet(bringBenefits, path, text => ({ name, text }), words, place, terminal, told)
}

export function importPosted(path: string, words: SheetWords, place: StorePlace, terminal: Terminal): Promise<number> {
  return bringSheet(bringPosted, path, sheet => ({ sheet }), words, place, terminal)
}

export function importStaff(path: string, words: SheetWords, place: StorePlace, terminal: Terminal): Promise<number> {
  return bringSheet(bringStaff, path, sheet => ({ sheet }), words, place, terminal)
}

export function importPatientPaid(
  path: string,
  words: SheetWords,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  return bringSheet(bringPaid, path, sheet => ({ sheet }), words, place, terminal)
}

export interface PublishedWords extends SheetWords {
  readonly payer: string
  readonly kind: string
  readonly period: string
  readonly source: string
  readonly issuer?: string
}

export function importPublished(
  path: string,
  { payer, kind, period, source, issuer, ...words }: PublishedWords,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  const asked = { payer, kind, period, source, ...(issuer === undefined ? {} : { issuer }) }
  return bringSheet(bringPublished, path, sheet => ({ sheet, ...asked }), words, place, terminal)
}

export interface DecisionWords extends StatementWords {
  readonly forum?: string
  readonly number?: string
  readonly decided?: string
  readonly outcome?: string
}

export function importDecisions(
  path: string,
  { as: name = basename(path), forum, number, decided, outcome, ...words }: DecisionWords,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  return bringSheet(
    bringDecisions,
    path,
    text => ({ name, text, forum, number, decided, outcome }),
    words,
    place,
    terminal,
  )
}
