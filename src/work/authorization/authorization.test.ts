// The register of authorizations: entered by hand or from a 278, used up by claims, told before it is over, ended.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { claimText } from '../../../test/claim-text.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { importText } from '../intake/import.ts'
import { action as add } from './add.ts'
import { view as list } from './authorizations.ts'
import { action as bring } from './bring.ts'
import { action as end } from './end.ts'

const ANN = { who: 'ann', now: NOW }
const entered = { reference: 'AU-1', member: 'M7', procedures: '97110, 97112', granted: 10 }

describe.each(ENGINES)('the register on %s', engine => {
  it('counts what claims use, a replacement once, and tells what is soon over', async () => {
    const store = await newStore(engine)
    await act(store, add, { ids: [] }, entered, ANN)
    const line = (units: string) => ({ member: 'M7', lines: [{ code: '97110', units }] })
    const standing = async () => {
      const { items } = await look(store, list, {})
      return items.map(({ reference, spent, left, state }) => [reference, spent, left, state])
    }
    expect(await standing()).toEqual([['AU-1', 0, 10, 'open']])
    await importText(store, 'one.837', claimText({ account: 'A1', ...line('4') }), ANN)
    await importText(
      store,
      'again.837',
      claimText({ account: 'A1', ...line('6'), frequency: '7', claim: ['REF*F8*ICN1'] }).replaceAll(
        '000000011',
        '000000012',
      ),
      ANN,
    )
    expect(await standing()).toEqual([['AU-1', 6, 4, 'open']])
    await importText(
      store,
      'two.837',
      claimText({ account: 'A2', ...line('3'), claim: ['REF*G1*AU1'] }).replaceAll('000000011', '000000013'),
      ANN,
    )
    expect(await standing()).toEqual([['AU-1', 9, 1, 'soon-over']])
    // Another patient's claim, or another code, uses nothing of it.
    await importText(
      store,
      'other.837',
      claimText(
        { account: 'A3', member: 'M8', lines: [{ code: '97110' }] },
        { account: 'A4', member: 'M7' },
      ).replaceAll('000000011', '000000014'),
      ANN,
    )
    expect(await standing()).toEqual([['AU-1', 9, 1, 'soon-over']])
  })

  it('takes a visit for a day, and says what is over and not yet begun', async () => {
    const store = await newStore(engine)
    const visits = { member: 'M7', countedIn: 'visits', granted: 2 } as const
    await act(store, add, { ids: [] }, { ...visits, reference: 'V1' }, ANN)
    await act(store, add, { ids: [] }, { ...visits, reference: 'V2', to: '2026-01-31' }, ANN)
    await act(store, add, { ids: [] }, { ...visits, reference: 'V3', from: '2027-01-01' }, ANN)
    await importText(
      store,
      'one.837',
      claimText({ account: 'A1', member: 'M7', lines: [{ code: '97110' }, { code: '97112' }] }),
      ANN,
    )
    const { items } = await look(store, list, { member: 'M7' })
    expect(items.map(({ reference, spent, state }) => [reference, spent, state])).toEqual([
      ['V2', 0, 'over'],
      ['V1', 1, 'open'],
      ['V3', 0, 'not-yet'],
    ])
  })

  it('refuses what cannot be, and ends what was entered wrongly', async () => {
    const store = await newStore(engine)
    const { made } = await act(store, add, { ids: [] }, entered, ANN)
    const no = (more: object, code: string) =>
      expect(act(store, add, { ids: [] }, { ...entered, ...more }, ANN)).rejects.toMatchObject({ code })
    await no({}, 'open')
    await no({ reference: 'X', procedures: 'nothing' }, 'not-known')
    await no({ reference: 'X', from: '2026-02-01', to: '2026-01-01' }, 'not-a-date')
    const id = Number(made?.authorization)
    await act(store, end, { ids: [id] }, {}, ANN)
    await expect(act(store, end, { ids: [id] }, {}, ANN)).rejects.toMatchObject({ code: 'not-found' })
    expect((await look(store, list, {})).items).toEqual([])
  })

  it('takes certified answers of payers in, each once', async () => {
    const store = await newStore(engine)
    const answer = { practiceId: store.practiceId, transmissionId: 1, category: 'HS', payerName: 'OWN PAYER' }
    await store.write(unit =>
      unit.insertMany(
        'reviewAnswer',
        (
          [
            [1, 'A1', 'N1', '97110'],
            [2, 'A1', 'N1', '97112'],
            [3, 'A3', 'N2', '97110'],
          ] as const
        ).map(([id, action, number, procedure]) => ({
          ...{ ...answer, id, action, number, procedure, memberId: 'M7', personName: 'DOE, PAT', units: '5' },
          ...{ serviceFrom: '2026-01-01', serviceTo: '2026-06-30', providerNpi: null, says: 'Certified.', segment: 1 },
        })),
      ),
    )
    expect(await act(store, bring, { ids: [] }, {}, ANN)).toMatchObject({ changed: 1 })
    expect(await act(store, bring, { ids: [] }, {}, ANN)).toMatchObject({ changed: 0 })
    expect((await look(store, list, {})).items).toMatchObject([
      { reference: 'N1', procedures: '97110,97112', granted: 10, source: '278', to: '2026-06-30' },
    ])
  })
})
