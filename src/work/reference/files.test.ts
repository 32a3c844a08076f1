// Files as publishers hand them out: a zip with the list, its layout and the same once more in it; a workbook.
import { describe, expect, it } from 'vitest'
import { bringText, FILES } from '../../../test/lists.ts'
import { newStore } from '../../../test/store.ts'
import { zipOf } from '../../../test/zip-of.ts'
import { writeXlsx } from '../sheet/xlsx.ts'

const asFile = (bytes: Buffer) => bytes.toString('latin1')
const [, ORDER] = FILES['icd-10-cm'] as readonly [string, string]
const [, HCPCS] = FILES.hcpcs as readonly [string, string]

describe('official lists in the files of their publishers', () => {
  it('are found in a zip, with the year that stands in their own names', async () => {
    const zip = zipOf({
      'icd10cm_codes_2026.txt': 'J069    Own illness\n',
      'icd10cm_order_2026.txt': ORDER,
      'icd10cm_order_addenda_2026.txt': 'Add:       00001 J06     0 Own heading\n',
      'icd10OrderFiles.pdf': '%PDF',
    })
    const store = await newStore('sqlite')
    expect(await bringText(store, 'icd-10-cm', '2026-code-descriptions.zip', asFile(zip))).toMatchObject({
      entries: 6,
      badRows: 0,
      inForce: { from: '2025-10-01', to: '2026-09-30' },
    })
    const quarter = zipOf({ 'HCPC2026_JAN_ANWEB.txt': HCPCS, 'HCPC2026_recordlayout.txt': 'FIELD 1', 'x.xlsx': 'PK' })
    expect(await bringText(store, 'hcpcs', 'january-2026.zip', asFile(quarter))).toMatchObject({
      entries: 3,
      badRows: 0,
    })
    await expect(bringText(store, 'hcpcs', 'other.zip', asFile(zipOf({ 'readme.txt': 'none' })))).rejects.toMatchObject(
      { code: 'empty' },
    )
  })

  it('are read from a workbook', async () => {
    const heads = ['HCPC', 'SEQNUM', 'RECID', 'LONG DESCRIPTION', 'SHORT DESCRIPTION', 'ADD DT', 'TERM DT']
    const book = writeXlsx('ANWEB', {
      columns: heads.map(title => ({ title, kind: 'text' as const })),
      rows: [
        ['A0001', '0010', '3', 'Own\nthing', 'Own thing', '20020101', ''],
        ['A0002', '0010', '3', 'Own thing two', 'Own', '20020101', '20251231'],
      ],
    })
    const store = await newStore('sqlite')
    expect(await bringText(store, 'hcpcs', 'HCPC2026_JAN_ANWEB.xlsx', asFile(book))).toMatchObject({ entries: 2 })
  })
})
