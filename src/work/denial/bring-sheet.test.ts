// Sheets of denials brought in and back, on every engine: what differs is shown and nothing changed until it is taken; each row that cannot be meant for sure
// is told; the queue's own sheet goes out and comes back the same; one step undoes it, and nothing of money is touched.
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { act } from '../../../test/act.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { notesOf } from '../../store/event.ts'
import type { Store } from '../../store/store.ts'
import { importText } from '../intake/import.ts'
import { audit } from '../practice/audit.ts'
import { readXlsx } from '../sheet/read-xlsx.ts'
import { writeSheet } from '../sheet/write.ts'
import { writeXlsx } from '../sheet/xlsx.ts'
import { action } from './bring-sheet.ts'
import { view as queue } from './list.ts'
import { action as undo } from './undo.ts'

const ann = { who: 'ann', now: '2026-03-02T09:00:00Z' }
const later = { who: 'ann', now: '2026-03-02T10:00:00Z' }

const denied = (account: string, served: string, carc = '197') =>
  `CLP*${account}*4*100*0**12*ICN${account}${served}*11*1~NM1*QC*1*DOE*JANE~SVC*HC:99213*100*0**1~DTM*472*${served}~CAS*CO*${carc}*100~`

async function filled(engine: (typeof ENGINES)[number]): Promise<Store> {
  const store = await newStore(engine)
  const claims = [
    denied('00123', '20260105'),
    denied('A-77', '20260105'),
    denied('A-77', '20260120'),
    denied('B-9', '20260106', '50'),
  ]
  await importText(store, 'one.835', remittance(claims.join(''), '0'), { now: NOW, who: 'test' })
  return store
}

const bring = (store: Store, sheet: string, more: object = {}, by = ann) =>
  act(store, action, { ids: [] }, { sheet, ...more }, by)
const rowsOf = (store: Store) =>
  store.kysely
    .selectFrom('denial')
    .select(['id', 'account', 'serviceFrom', 'owner', 'status', 'closedBecause'])
    .orderBy('id')
    .execute()
describe.each(ENGINES)('a sheet of denials on %s', engine => {
  it('of the practice’s own is matched by account and day, shown first, taken when asked, and undone in one step', async () => {
    const store = await filled(engine)
    const before = await rowsOf(store)
    const of = (account: string, serviceFrom: string) =>
      before.find(each => each.account === account && each.serviceFrom === serviceFrom)?.id ?? 0
    const [zeros, second, other] = [of('00123', '2026-01-05'), of('A-77', '2026-01-20'), of('B-9', '2026-01-06')]
    const sheet = [
      'Acct #,DOS,Assigned To,Comments,Status,Closed as,Appeal sent',
      // A program for sheets took the noughts away.
      '123,1/5/2026,mary,"Called, they want records",,,1/30/2026',
      'A-77,01/20/2026,bob,,,,',
      'A-77,,bob,,,,',
      'B-9,2026-01-06,,,Closed,Worked elsewhere,',
      'Z-1,,bob,,,,',
      '123,,bob,,,,',
    ].join('\n')
    const keep = { keep: ['Appeal sent'] }
    const looked = await bring(store, sheet, keep)
    expect(looked).toMatchObject({
      changed: 0,
      says: 'It says otherwise on 3 denials, the same on 0. 3 rows left out. Nothing was changed.',
      made: {
        ...{ rows: 6, same: 0, differing: 3, badRows: 3 },
        columns: { account: 'Acct #', service: 'DOS', owner: 'Assigned To', note: 'Comments', status: 'Status' },
        differences: [
          {
            ...{ line: 2, denial: zeros, account: '00123' },
            differences: [
              { what: 'owner', from: '', to: 'mary' },
              { what: 'note', from: '', to: 'Called, they want records\nAppeal sent: 1/30/2026' },
            ],
          },
          { line: 3, denial: second, differences: [{ what: 'owner', from: '', to: 'bob' }] },
          { line: 5, differences: [{ what: 'status', from: 'open', to: 'closed: worked-elsewhere' }] },
        ],
        bad: [
          {
            line: 4,
            says: expect.stringMatching(/^account A-77 has 2 denials \(\d+, \d+\); a column “No\.” says which one$/),
          },
          { line: 6, says: 'no denial is of account Z-1' },
          { line: 7, says: `denial ${zeros} stands in row 2 already` },
        ],
      },
    })
    expect(await rowsOf(store)).toEqual(before)

    expect(await bring(store, sheet, { ...keep, take: true })).toMatchObject({ changed: 3 })
    const after = await rowsOf(store)
    const now = (id: number) => after.find(each => each.id === id)
    expect(after.map(({ owner }) => owner).sort()).toEqual(['', '', 'bob', 'mary'])
    expect(now(zeros)).toMatchObject({ owner: 'mary', status: 'open' })
    expect(now(other)).toMatchObject({ owner: '', status: 'closed', closedBecause: 'worked-elsewhere' })
    expect(await notesOf(store, zeros)).toEqual(['Called, they want records\nAppeal sent: 1/30/2026'])
    // Brought again it says nothing new; that the owner of what is closed is empty says nothing either.
    expect(await bring(store, sheet, { ...keep, take: true }, later)).toMatchObject({ changed: 0, made: { same: 3 } })
    expect(await notesOf(store, zeros)).toHaveLength(1)

    expect(await act(store, undo, { ids: [] }, {}, later)).toMatchObject({ changed: 3 })
    expect(await rowsOf(store)).toEqual(before)
    expect(await notesOf(store, other)).toEqual([])
    expect((await audit(store, { files: false })).filter(check => !check.ok)).toEqual([])
  })

  it('of the queue goes out, is worked in, and comes back', async () => {
    const store = await filled(engine)
    const look = (query: unknown) => queue.read({ store, role: 'admin', actor: ann }, query as never)
    const text = Buffer.from(await writeSheet(queue, 'csv', {}, look, NOW)).toString('utf8')
    expect(await bring(store, text)).toMatchObject({ made: { rows: 4, same: 4, differing: 0, badRows: 0 } })
    const [head, ...rows] = parse(text) as readonly (readonly string[])[]
    const at = (title: string) => head?.indexOf(title) ?? -1
    expect(at('Owner')).toBeGreaterThan(0)
    const worked = rows.map(cells => cells.map((cell, column) => (column === at('Owner') ? 'carol' : cell)))
    const back = [[...(head ?? []), 'Note'], ...worked.map(cells => [...cells, "'=2+3 is what she said"])]
    const csv = back.map(cells => cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')
    expect(await bring(store, csv, { take: true })).toMatchObject({ changed: 4, made: { badRows: 0 } })
    expect(new Set((await rowsOf(store)).map(({ owner }) => owner))).toEqual(new Set(['carol']))
    const [first] = await rowsOf(store)
    expect(await notesOf(store, first?.id ?? 0)).toEqual(['=2+3 is what she said'])
    // It goes out with how many notes there are, which are none themselves.
    const again = Buffer.from(await writeSheet(queue, 'csv', {}, look, NOW)).toString('utf8')
    expect(again).toMatch(/^.*Notes/)
    expect(await bring(store, again)).toMatchObject({ made: { same: 4, differing: 0 } })
    // A number that bears another account is another list's.
    const mixed = `No.,Account,Owner\n${first?.id},B-9,dan\n`
    expect(await bring(store, mixed)).toMatchObject({ made: { differences: [{ account: 'B-9' }] } })
  })

  it('of the queue goes out as a workbook, is worked in, and comes back as one', async () => {
    const store = await filled(engine)
    const look = (query: unknown) => queue.read({ store, role: 'admin', actor: ann }, query as never)
    const sent = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
    const out = await writeSheet(queue, 'xlsx', {}, look, NOW)
    expect(await bring(store, sent(out))).toMatchObject({ made: { rows: 4, same: 4, differing: 0, badRows: 0 } })
    const [top, ...rows] = await readXlsx(Buffer.from(out))
    const head = top?.cells ?? []
    const owner = head.indexOf('Owner')
    const columns = [...head, 'Note'].map(title => ({ title, kind: 'text' as const }))
    const worked = rows.map(({ cells }) => [...head.map((_, at) => (at === owner ? 'carol' : cells[at])), '=2+3'])
    const back = sent(writeXlsx('Work', { columns, rows: worked }))
    const before = await rowsOf(store)
    expect(await bring(store, back)).toMatchObject({ changed: 0, made: { differing: 4, badRows: 0 } })
    expect(await rowsOf(store)).toEqual(before)
    expect(await bring(store, back, { take: true })).toMatchObject({ changed: 4 })
    expect(new Set((await rowsOf(store)).map(each => each.owner))).toEqual(new Set(['carol']))
    expect(await notesOf(store, before[0]?.id ?? 0)).toEqual(['=2+3'])
    expect(await bring(store, back)).toMatchObject({ made: { same: 4, differing: 0 } })
    await act(store, undo, { ids: [] }, {}, later)
    expect(await rowsOf(store)).toEqual(before)
  })

  it('that cannot be read, or says what cannot be done, is told', async () => {
    const store = await filled(engine)
    await expect(bring(store, 'Name,Owner\nDOE,ann\n')).rejects.toMatchObject({ code: 'not-known' })
    await expect(bring(store, 'Account,Owner\n')).rejects.toMatchObject({ code: 'empty' })
    await expect(bring(store, 'Account\nB-9\n', { columns: { owner: 'Who' } })).rejects.toThrow(
      /No column is called "Who"/,
    )
    const said = async (row: string) => {
      const { made } = await bring(store, `Account,DOS,Status,Closed as\n${row}\n`)
      return (made?.bad as readonly { readonly says: string }[] | undefined)?.[0]?.says
    }
    expect(await said('B-9,2026-02-06,,')).toBe('account B-9 has no denial of a service on 2026-02-06')
    expect(await said('B-9,,Appealed,')).toMatch(/^"appealed" is neither open nor closed/)
    expect(await said('B-9,,Closed,')).toMatch(/has to say why: It is no denial, Worked elsewhere/)
    expect(await said('B-9,13/45/2026,,')).toMatch(/date/)
  })
})
