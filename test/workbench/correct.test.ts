// The corrected claim on its screen, in real Chromium: what stands in the fields is what the claim says as it was sent; what is left alone is not sent.
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { importText } from '../../src/work/intake/import.ts'
import { claimFile } from '../case-texts.ts'
import { remittance } from '../read-file.ts'
import { newRoom } from '../store.ts'
import { chromium, openWorkbench, settled, type Workbench } from './open.ts'

/** An institutional claim in which much is filled in, and its denial. */
const STAY = claimFile({ account: 'STAY-1', lines: ['99283 150 P1'] })
  .text.replaceAll('005010X222A1', '005010X223A2')
  .replace('11:B:1', '13:A:1')
  .replace(
    'HI*ABK:M1711~',
    'REF*X4*05D1234567~\nNTE*ADD*SEE THE CHART~\nHI*ABK:M1711:::::::Y~\nHI*ABF:E119~\nHI*BE:80:::12~',
  )
  .replace(/SV1\*HC:99283[^~]*~\nDTP\*472\*D8\*20260728/, 'SV2*0450*HC:99283*150*UN*1~\nDTP*472*RD8*20260728-20260730')
const DENIED = remittance(
  'CLP*STAY-1*4*150*0**12*ICN7*13*1~NM1*QC*1*NUTMEG*BOB****MI*SB0311~SVC*HC:99283*150*0~DTM*472*20260728~CAS*CO*16*150~REF*6R*P1~',
  '0',
  '20260810',
)

async function fill(store: Store, now: string): Promise<void> {
  for (const [name, text] of [
    ['stay.837', STAY],
    ['denied.835', DENIED],
  ] as const) {
    const report = await importText(store, name, text, { now, who: 'test' })
    expect(report, report.says.join(' ')).toMatchObject({ status: 'imported' })
  }
}

describe.skipIf(chromium === undefined)('correcting on a screen', () => {
  let bench: Workbench
  let page: Page
  beforeAll(async () => {
    const room = newRoom()
    bench = await openWorkbench(room.place, fill)
    const entered = await bench.enter('ann')
    page = entered.page
    return async () => {
      expect(entered.troubles).toEqual([])
      await bench.close()
      room.remove()
    }
  })

  it('shows what the claim says, offers what its kind has, and sends nothing where nothing is changed', async () => {
    const { id } = await bench.store.kysely.selectFrom('denial').select('id').executeTakeFirstOrThrow()
    await page.goto(`/denials/${id}/correct`)
    await page.getByText('the same claim would be denied again').waitFor()
    await settled(page)
    const value = (label: string | RegExp) => page.getByLabel(label).inputValue()
    expect(await value('CLIA number')).toBe('05D1234567')
    expect(await value('Note to the payer')).toBe('SEE THE CHART')
    expect(await value('Diagnoses, separated by commas')).toBe('M1711,E119')
    expect(await value('Date of service')).toBe('2026-07-28..2026-07-30')
    expect(await value('Value codes')).toBe('80 12.00')
    expect(await page.getByLabel('Diagnosis pointers').count()).toBe(0)
    const make = page.getByRole('button', { name: 'Make the 837' })
    expect(await make.isDisabled()).toBe(true)
    // Typed and taken back is nothing changed.
    await page.getByLabel('Date of service').fill('2026-07-28')
    await page.getByText(/DTP\*472\*D8\*20260728/).waitFor()
    await page.getByLabel('Date of service').fill('2026-07-28..2026-07-30')
    await page.getByText('the same claim would be denied again').waitFor()
    expect(await make.isDisabled()).toBe(true)
  })
})
