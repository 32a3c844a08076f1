// Official lists as their publishers offer them: read, kept in versions, asked by the day of service, taken back; bad lines told, foreign files refused.
import { describe, expect, it } from 'vitest'
import { act } from '../../../test/act.ts'
import { bringLists, bringText, FILES } from '../../../test/lists.ts'
import { ENGINES, newStore } from '../../../test/store.ts'
import { addReferenceList, referenceLists } from '../../store/reference-list.ts'
import { openReferences } from './ask.ts'
import { action as withdraw } from './withdraw.ts'

const [ICD_NAME, ICD] = FILES['icd-10-cm'] as readonly [string, string]

describe.each(ENGINES)('official lists on %s', engine => {
  it('are read in the layouts of their publishers', async () => {
    const store = await newStore(engine)
    await bringLists(store)
    const lists = await referenceLists(store)
    expect(
      lists.map(({ kind, entries, inForceFrom, inForceTo, state }) => [kind, entries, inForceFrom, inForceTo, state]),
    ).toEqual([
      // Six articles on a procedure, and the diagnoses that they name.
      ['medicare-coverage', 12, '1900-01-01', null, 'there'],
      ['add-on', 2, '1900-01-01', null, 'there'],
      // Edits on the sex are out of use.
      ['mce', 4, '2025-10-01', '2026-09-30', 'there'],
      ['procedure-codes', 3, '1900-01-01', null, 'there'],
      ['value-codes', 1, '1900-01-01', null, 'there'],
      ['occurrence-codes', 2, '1900-01-01', null, 'there'],
      ['condition-codes', 2, '1900-01-01', null, 'there'],
      ['bill-types', 3, '1900-01-01', null, 'there'],
      ['revenue-codes', 2, '1900-01-01', null, 'there'],
      // One code has a note of the first kind.
      ['icd-10-tabular', 1, '2025-10-01', '2026-09-30', 'there'],
      ['enrolled', 3, '1900-01-01', null, 'there'],
      // Whoever has no NPI cannot be found by it.
      ['excluded', 2, '1900-01-01', null, 'there'],
      ['opt-out', 1, '1900-01-01', null, 'there'],
      ['order-refer', 2, '1900-01-01', null, 'there'],
      ['anesthesia-base', 2, '2026-01-01', null, 'there'],
      ['anesthesia', 2, '2026-01-01', '2026-12-31', 'there'],
      ['gpci', 2, '2026-01-01', '2026-12-31', 'there'],
      ['pfs-rvu', 7, '2026-01-01', '2026-12-31', 'there'],
      // A component of a code has no days of its own.
      ['pfs', 7, '2026-01-01', null, 'there'],
      // Medicaid’s bear no indicator; the quarter stands in the name.
      ['mue-medicaid-practitioner', 2, '2026-01-01', null, 'there'],
      ['ncci-medicaid-practitioner', 1, '1900-01-01', null, 'there'],
      ['mue-practitioner', 3, '2026-01-01', null, 'there'],
      // What is no edit any more is not kept.
      ['ncci-practitioner', 3, '1900-01-01', null, 'there'],
      // Neither a modifier nor a dental code nor a line that goes on.
      ['hcpcs', 3, '1900-01-01', null, 'there'],
      ['icd-10-cm', 6, '2025-10-01', '2026-09-30', 'there'],
    ])
    const references = await openReferences(store)
    references.want('icd-10-cm', 'J069', '2026-03-02')
    references.want('ncci-practitioner', '10002', '2026-03-02')
    references.want('hcpcs', 'A0002', '2026-03-02')
    references.want('mue-practitioner', '30002', '2026-03-02')
    references.want('add-on', '20002', '2026-03-02')
    references.want('icd-10-tabular', 'J06', '2026-03-02')
    for (const key of ['50001', '50002', '50008', 'dx:S42001A']) references.want('medicare-coverage', key, '2026-03-02')
    await references.load()
    expect(references.entry('icd-10-cm', 'J069', '2026-03-02')).toBe('1|Own illness')
    expect(references.entry('ncci-practitioner', '10002', '2026-03-02')).toBe(
      '10001,1,2020-01-01, 10003,0,2020-01-01, 10004,1,2020-01-01,2025-12-31',
    )
    const rows = (code: string) => references.rows('ncci-practitioner', '10002', code, '2026-03-02')
    expect(rows('10004')).toEqual([['10004', '1', '2020-01-01', '2025-12-31']])
    // Only whole codes at the head of a row, whatever a claim says.
    expect([rows('0004'), rows('1'), rows('')]).toEqual([[], [], []])
    expect(() => references.entry('hcpcs', 'A0003', '2026-03-02')).toThrow(/not loaded/)
    expect(references.entry('hcpcs', 'A0002', '2026-03-02')).toBe('2002-01-01|2025-12-31|Own thing two')
    expect(references.entry('mue-practitioner', '30002', '2026-03-02')).toBe('2|2')
    expect(references.entry('icd-10-tabular', 'J06', '2026-03-02')).toBe('J00,J10,J110:J112')
    const covered = (key: string) => references.entry('medicare-coverage', key, '2026-03-02')
    // A part of a state is the state; one that was given up is none; a group is for the procedures that its paragraph names.
    expect(covered('50001')).toBe('A52369-7,2024-01-01,,FL.NY,B,c1')
    expect([covered('50002'), covered('50008')]).toEqual([undefined, undefined])
    expect(covered('dx:S42001A')?.split(' ')[0]).toBe('A52369-7,c1')
    expect(references.entry('add-on', '20002', '2026-03-02')).toBe('1,20001,2013-01-01,')
  })

  it('hold for the days of their version, and lie side by side', async () => {
    const store = await newStore(engine)
    await bringText(store, 'icd-10-cm', ICD_NAME, ICD)
    await bringText(store, 'icd-10-cm', 'icd10cm-order-2027.txt', ICD.replace('J069 ', 'J06A '))
    const references = await openReferences(store)
    const days = ['2025-09-30', '2025-10-01', '2026-09-30', '2026-10-01', '2027-10-01']
    for (const date of days) references.want('icd-10-cm', 'J06A', date)
    await references.load()
    expect(
      days.map(date => [references.has('icd-10-cm', date), references.entry('icd-10-cm', 'J06A', date)?.[0]]),
    ).toEqual([
      [false, undefined],
      [true, undefined],
      [true, undefined],
      [true, '1'],
      [false, undefined],
    ])
  })

  it('are brought once, and asked no more once they are taken back', async () => {
    const store = await newStore(engine)
    const first = await bringText(store, 'icd-10-cm', ICD_NAME, ICD)
    const again = await bringText(store, 'icd-10-cm', ICD_NAME, ICD)
    expect([first.same, again.same, again.id]).toEqual([false, true, first.id])
    await act(store, withdraw, { ids: [first.id] }, {}, { who: 'test', now: '2026-03-02T08:00:00Z' })
    expect((await openReferences(store)).has('icd-10-cm', '2026-03-02')).toBe(false)
    await expect(
      act(store, withdraw, { ids: [first.id] }, {}, { who: 'test', now: '2026-03-02T08:00:00Z' }),
    ).rejects.toMatchObject({ code: 'not-found' })
    const back = await bringText(store, 'icd-10-cm', ICD_NAME, ICD)
    expect([back.same, back.id === first.id]).toEqual([false, false])
    const left = await store.kysely.selectFrom('referenceEntry').select('listId').distinct().execute()
    expect(left).toEqual([{ listId: back.id }])
  })

  it('say which lines they passed over, and what is no such file', async () => {
    const store = await newStore(engine)
    const many = Array.from({ length: 40 }, (_, at) => `${10_000 + at}\t20001\t\t20200101\t*\t1\tx`)
    const some = await bringText(
      store,
      'ncci-practitioner',
      'x.txt',
      [...many, '10041\t20001\t\t20209901\t*\t1\tx'].join('\n'),
    )
    expect([some.entries, some.bad]).toEqual([40, [{ line: 41, says: '"20209901" is no date' }]])
    await expect(bringText(store, 'icd-10-cm', ICD_NAME, 'a letter\nto somebody\n')).rejects.toMatchObject({
      code: 'not-known',
    })
    await expect(bringText(store, 'hcpcs', 'x.csv', '\n\n')).rejects.toMatchObject({ code: 'empty' })
    await expect(bringText(store, 'mue-practitioner', 'x.csv', '30001,4,1 Line,x')).rejects.toMatchObject({
      code: 'not-known',
    })
    const kept = (await referenceLists(store)).filter(({ state }) => state === 'there')
    expect(kept.map(({ kind }) => kind)).toEqual(['ncci-practitioner'])
  })

  it('keep nothing of a dry run, and clear away what was killed in the middle', async () => {
    const store = await newStore(engine)
    const dry = await bringText(store, 'icd-10-cm', ICD_NAME, ICD, { dryRun: true })
    expect([dry.entries, await referenceLists(store)]).toEqual([6, []])
    const broken = { kind: 'icd-10-cm', name: 'half', sha256: 'x', inForceFrom: '2025-10-01', inForceTo: null } as const
    await store.write(unit =>
      addReferenceList(unit, {
        ...broken,
        id: unit.nextId(),
        entries: 0,
        state: 'loading',
        broughtAt: '2026-03-02T08:00:00Z',
        broughtBy: 'test',
      }),
    )
    expect((await openReferences(store)).has('icd-10-cm', '2026-03-02')).toBe(false)
    await bringText(store, 'icd-10-cm', ICD_NAME, ICD)
    expect((await referenceLists(store)).map(({ state }) => state).sort()).toEqual(['there', 'withdrawn'])
  })

  it('take a key that says more than one row holds', async () => {
    const store = await newStore(engine)
    const pairs = Array.from({ length: 900 }, (_, at) => `10002\t${20_000 + at}\t\t20200101\t*\t1\tx`)
    await bringText(store, 'ncci-practitioner', 'x.txt', pairs.join('\n'))
    const references = await openReferences(store)
    references.want('ncci-practitioner', '10002', '2026-03-02')
    await references.load()
    expect(references.entry('ncci-practitioner', '10002', '2026-03-02')?.split(' ')).toHaveLength(900)
  })
})
