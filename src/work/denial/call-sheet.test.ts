// The call sheet on both engines: the payer's numbers as the remittance gives them, who we are from it or else from the claim, each remittance
// of a file for itself.
import { describe, expect, it } from 'vitest'
import { look } from '../../../test/act.ts'
import { remittance } from '../../../test/read-file.ts'
import { sentVisit } from '../../../test/sent.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { writeClaims } from '../../example/sent.ts'
import type { Store } from '../../store/store.ts'
import { importText } from '../intake/import.ts'
import { view } from './call-sheet.ts'

const DENIED =
  'CLP*AC-1*4*150*0**12*ICN1*11*1~NM1*QC*1*DOE*JANE****MI*XEX000000001~SVC*HC:99213*150*0~DTM*472*20260105~CAS*CO*16*150~REF*6R*AC-1-1~LQ*HE*M51~'

async function sheetOf(store: Store) {
  const { id } = await store.kysely
    .selectFrom('denial')
    .select('id')
    .where('account', '=', 'AC-1')
    .executeTakeFirstOrThrow()
  return look(store, view, { id })
}

describe.each(ENGINES)('the call sheet on %s', engine => {
  it('has the desk for claims first, and numbers of ours from the remittance', async () => {
    const store = await newStore(engine)
    const text = remittance(DENIED, '0').replace(
      /(N1\*PR\*[^~]*~)/,
      '$1PER*BL*EDI DESK*TE*8005550101~PER*CX**TE*8005550102*EX*7~PER*IC**UR*payer.example/policies~',
    )
    await importText(store, 'paid.835', text.replace(/(N1\*PE\*[^~]*~)/, '$1REF*TJ*123456789~'), {
      now: NOW,
      who: 'test',
    })
    const sheet = await sheetOf(store)
    expect(sheet.contacts).toEqual([
      { desk: 'claims', kind: 'phone', number: '8005550102' },
      { desk: 'claims', kind: 'extension', number: '7' },
      { desk: 'technical', name: 'EDI DESK', kind: 'phone', number: '8005550101' },
      { desk: 'policies', kind: 'web', number: 'payer.example/policies' },
    ])
    expect(sheet).toMatchObject({
      taxId: '123456789',
      payerControl: 'ICN1',
      memberId: 'XEX000000001',
      codes: ['CO-16 M51'],
    })
  })

  it('takes what the remittance does not say from the claim, and says nothing where nobody does', async () => {
    const store = await newStore(engine)
    await importText(store, 'paid.835', remittance(DENIED, '0'), { now: NOW, who: 'test' })
    expect(await sheetOf(store)).toMatchObject({ contacts: [] })
    expect(await sheetOf(store)).not.toHaveProperty('taxId')
    const sent = writeClaims([sentVisit('AC-1')], { date: '2026-01-08', control: 7 })
    await importText(store, 'sent.837', sent, { now: NOW, who: 'test' })
    expect(await sheetOf(store)).toMatchObject({ taxId: '900000001', npi: '1234567893', sentOn: '2026-01-08' })
  })
})
