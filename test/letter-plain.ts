// A practice with a remittance of three patients, one of them denied for lack of authorization, the claim as it was sent and its acknowledgments: what
// tests of letters are made of.

import { writeAcceptance, writeClaims } from '../src/example/sent.ts'
import type { Store } from '../src/store/store.ts'
import { importText } from '../src/work/intake/import.ts'
import { createPdf } from '../src/work/letter/packet/pdf.ts'
import { remittance } from './read-file.ts'
import { sentVisit } from './sent.ts'
import { NOW } from './store.ts'

/** Patients who must never be seen in the packet of another. */
export const OTHERS = ['ZZOTHER', 'ZZNEIGHBOR', 'OTHERMEMBER', 'NEIGHBORMEMBER', 'AC-0', 'AC-2'] as const

const claim = (account: string, last: string, member: string, control: string) =>
  `CLP*${account}*4*150*0**12*${control}*11*1~NM1*QC*1*${last}*JANE****MI*${member}~SVC*HC:99213*150*0~DTM*472*20260105~CAS*CO*197*150~REF*6R*${account}-1~`

/** Answers the number of the denial of AC-1. */
export async function fillForLetters(store: Store): Promise<number> {
  const options = { now: NOW, who: 'test' }
  const neighbor = sentVisit('AC-2', undefined, { person: { last: 'ZZNEIGHBOR', first: 'JANE', id: 'NEIGHBORMEMBER' } })
  await importText(
    store,
    'sent.837',
    writeClaims([neighbor, sentVisit('AC-1')], { date: '2026-01-08', control: 7 }),
    options,
  )
  await importText(store, 'ok.999', writeAcceptance({ date: '2026-01-08', control: 7 }), options)
  const denied = [
    claim('AC-0', 'ZZOTHER', 'OTHERMEMBER', 'ICN0'),
    claim('AC-1', 'DOE', 'XEX000000001', 'ICN1'),
    claim('AC-2', 'ZZNEIGHBOR', 'NEIGHBORMEMBER', 'ICN2'),
  ]
  await importText(store, 'denied.835', remittance(denied.join(''), '0'), options)
  const { id } = await store.kysely
    .selectFrom('denial')
    .select('id')
    .where('account', '=', 'AC-1')
    .executeTakeFirstOrThrow()
  return id
}

/** Answers with which the letter of that denial is whole. */
export const ANSWERS: Readonly<Record<string, string>> = {
  'authorization.number': 'A-77',
  'authorization.approvedOn': '2025-12-20',
  'authorization.page': 'approval letter, page 1',
  'party.standing': 'the provider under its contract',
  'exhibit.authorization': 'sent through the portal on March 2',
  'exhibit.party-form': 'not needed under the contract',
  'to.address': 'PO Box 1, Town',
  'signer.name': 'Ann Biller',
  'signer.phone': '555-0100',
}

/** A PDF of so many pages, each with these words and its number. */
export async function pageOf(words: string, pages = 1): Promise<Buffer> {
  const pdf = createPdf({ title: words, author: 'test', now: NOW })
  for (let page = 1; page <= pages; page++) {
    pdf.section(`Page ${page}`, words)
    pdf.paragraph(`${words} ${page} of ${pages}`)
  }
  return (await pdf.end()).bytes
}
