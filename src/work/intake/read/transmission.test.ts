// Acknowledgments, requests and payers' answers: what is read of them, kept as evidence, and what work they make.
import { describe, expect, it } from 'vitest'
import { randomTree } from '../../../../test/random-tree.ts'
import { interchange } from '../../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../../test/store.ts'
import { createRandom } from '../../../example/random.ts'
import type { Store } from '../../../store/store.ts'
import { OUR_SEPARATORS, TRANSACTIONS, writeEnvelope, writeTransaction } from '../../../x12/index.ts'
import { listWork } from '../../claim/work-items.ts'
import { audit } from '../../practice/audit.ts'
import { importText } from '../import.ts'

const bring = (store: Store, name: string, text: string) => importText(store, name, text, { now: NOW, who: 'test' })

const RFAI = interchange(
  'BHT*0085*05*REQ1*20260302*0900~HL*1**20*1~NM1*PR*2*SAMPLE MUTUAL HEALTH*****PI*77001~HL*2*1*21*1~NM1*41*2*CLINIC*****46*X~HL*3*2*19*1~NM1*1P*2*CLINIC*****XX*1234567893~HL*4*3*PT~NM1*QC*1*DOE*JANE****MI*M1~TRN*1*ICN7~STC*R4:18594-2::LOI*20260302~REF*EJ*AC-7~REF*1K*ICN7~DTP*472*D8*20260105~DTP*106*D8*20260401',
  '005010X213',
  '277',
)
const COVERAGE = interchange(
  'BHT*0022*11*E1*20260104*0900~HL*1**20*1~NM1*PR*2*SAMPLE MUTUAL HEALTH*****PI*77001~HL*2*1*21*1~NM1*1P*2*CLINIC*****XX*1234567893~HL*3*2*22*0~TRN*2*1*9CLINIC~NM1*IL*1*DOE*JANE****MI*M1~DMG*D8*19700101*F~DTP*346*D8*20250101~EB*1**30^98*C1~EB*B**98****25~EB*C*IND*30***23*500*****Y',
  '005010X279A1',
  '271',
)
const REVIEW = interchange(
  'BHT*0007*11*R1*20260103*0900*18~HL*1**20*1~NM1*X3*2*SAMPLE MUTUAL HEALTH*****PI*77001~HL*2*1*21*1~NM1*1P*1*SAMPLE*DOCTOR****XX*1234567893~HL*3*2*22*1~NM1*IL*1*DOE*JANE****MI*M1~HL*4*3*EV*1~UM*HS*I*2*11:B~HCR*A6*AUTH0002~DTP*472*D8*20260105~HL*5*4*SS*0~UM*HS*I*2~HCR*A1*AUTH0003~SV1*HC:20610*210*UN*1',
  '005010X217',
  '278',
)

describe.each(ENGINES)('transmissions on %s', engine => {
  it('makes work of a request for records, due on the day the payer says', async () => {
    const store = await newStore(engine)
    expect(await bring(store, 'request.277', RFAI)).toMatchObject({ status: 'imported', acknowledgments: 1 })
    expect(await listWork(store, 'records-request', 'open')).toMatchObject([
      { account: 'AC-7', dueDate: '2026-04-01', kind: 'records-request' },
    ])
    // Again, in another envelope: nothing twice.
    expect(await bring(store, 'again.277', RFAI.replace('000000001*0', '000000002*0'))).toMatchObject({
      status: 'duplicate',
      duplicateOf: 'request.277',
    })
    expect(await listWork(store, 'records-request', 'open')).toHaveLength(1)
  })

  it('keeps what payers say of coverage and authorization', async () => {
    const store = await newStore(engine)
    expect(await bring(store, 'a.271', COVERAGE)).toMatchObject({ status: 'imported', answers: 1 })
    expect(await bring(store, 'b.278', REVIEW)).toMatchObject({ status: 'imported', answers: 2 })
    expect(await store.kysely.selectFrom('eligibility').selectAll().execute()).toMatchObject([
      { memberId: 'M1', coverage: 'active', fromDate: '2025-01-01', toDate: null, payerIdentifier: '77001' },
    ])
    expect(
      await store.kysely.selectFrom('reviewAnswer').select(['action', 'number', 'procedure']).orderBy('id').execute(),
    ).toEqual([
      { action: 'A6', number: 'AUTH0002', procedure: null },
      { action: 'A1', number: 'AUTH0003', procedure: '20610' },
    ])
    const inactive = COVERAGE.replace('EB*1**', 'EB*6**').replace('*E1*', '*E2*')
    await bring(store, 'c.271', inactive)
    const rejected = COVERAGE.replace(/EB\*1[\s\S]*?EB\*C[^~]*/, 'AAA*N**72*C').replace('*E1*', '*E3*')
    await bring(store, 'd.271', rejected)
    expect(
      (await store.kysely.selectFrom('eligibility').select('coverage').orderBy('id').execute()).map(
        row => row.coverage,
      ),
    ).toEqual(['active', 'inactive', 'rejected'])
  })

  it('keeps the good transactions of a file and puts a cut one into quarantine', async () => {
    const store = await newStore(engine)
    const cut = COVERAGE.slice(0, COVERAGE.indexOf('SE*'))
    const report = await bring(store, 'cut.271', `${REVIEW}${cut}`)
    expect(report).toMatchObject({ status: 'imported', transmissions: 1, quarantined: 1 })
    expect(report.says.join()).toMatch(/cut off/)
    expect(await store.kysely.selectFrom('eligibility').selectAll().execute()).toEqual([])
    expect(await store.kysely.selectFrom('quarantine').select(['ordinal', 'reason']).execute()).toEqual([
      { ordinal: -2, reason: 'incomplete' },
    ])
  })

  it('takes any transaction that its guide allows', async () => {
    const store = await newStore(engine)
    for (const [at, description] of TRANSACTIONS.filter(({ set }) => set !== '835' && set !== 'TA1').entries())
      for (let seed = 1; seed <= 3; seed++) {
        const envelope = writeEnvelope(
          {
            sender: { qualifier: 'ZZ', id: 'A' },
            receiver: { qualifier: 'ZZ', id: 'B' },
            date: '2026-01-05',
            time: '0830',
            control: at * 9 + seed,
            test: true,
          },
          description,
          1,
          OUR_SEPARATORS,
        )
        const tree = randomTree(description, createRandom(seed).below, 3)
        const text = writeTransaction(description, tree as never, '0001', OUR_SEPARATORS)
        const report = await bring(store, `${description.guide}-${seed}`, `${envelope.open}${text}${envelope.close}`)
        expect(report.status, report.says.join()).toBe('imported')
      }
    expect((await audit(store, { files: true })).filter(check => !check.ok)).toEqual([])
  }, 60_000)
})
