// The corrected claim on its screen, in real Chromium: what stands in the fields is what the claim says as it was sent; what is left alone is not sent.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { writeClaimAcknowledgment, writeClaims } from '../../src/example/sent.ts'
import type { Store } from '../../src/store/store.ts'
import { importText } from '../../src/work/intake/import.ts'
import { claimFile } from '../case-texts.ts'
import { remittance } from '../read-file.ts'
import { sentVisit } from '../sent.ts'
import { forAnn } from './for-ann.ts'
import { chromium, settled, type Workbench } from './open.ts'

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

/** A claim that the payer rejected, with what stood in its way on the claim and on a line. */
const REJECTED = sentVisit('BACK-1')
/** A denial of original Medicare, whose levels wait for notices. */
const MEDICARE = remittance(
  'CLP*MED-1*4*150*0**MB*ICN8*11*1~NM1*QC*1*DOE*JANE****MI*M1~DTM*232*20260705~SVC*HC:99213*150*0~DTM*472*20260705~CAS*CO*50*150~',
  '0',
  '20260801',
).replace('TRN*1*EFT1', 'TRN*1*EFT8')

async function fill(store: Store, now: string): Promise<void> {
  for (const [name, text] of [
    ['stay.837', STAY],
    ['denied.835', DENIED],
    ['back.837', writeClaims([REJECTED], { date: '2026-01-08', control: 9 })],
    [
      'no.277',
      writeClaimAcknowledgment(REJECTED.payer, [{ claim: REJECTED, status: 'A7:164:IL' }], {
        date: '2026-01-09',
        control: 9,
      }),
    ],
    ['medicare.835', MEDICARE],
  ] as const) {
    const report = await importText(store, name, text, { now, who: 'test' })
    expect(report, report.says.join(' ')).toMatchObject({ status: 'imported' })
  }
}

describe.skipIf(chromium === undefined)('correcting on a screen', () => {
  let bench: Workbench
  let page: Page
  forAnn(opened => {
    ;({ bench, page } = opened)
  }, fill)

  it('shows what the claim says, offers what its kind has, and sends nothing where nothing is changed', async () => {
    const id = await denialOf('STAY-1')
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

  it('shows everything that stands in the way of a rejected claim, and sends it again', async () => {
    await page.goto('/claims?tab=rejections')
    const row = page.getByRole('row', { name: /BACK-1/ })
    await row.getByText('A7:164:IL').waitFor()
    await row.getByText(/^Claim: ./).waitFor()
    await row.getByRole('link', { name: 'Fix and resend' }).click()
    await page.getByRole('heading', { level: 1, name: 'Fix and resend a rejected claim' }).waitFor()
    await page.getByText('Nothing is changed', { exact: false }).first().waitFor()
    expect(await page.getByLabel('Member number').inputValue()).toBe('XEX000000001')
    await page.getByLabel('Member number').fill('XEX000000002')
    await page.getByText('Nothing stands in the way.').waitFor()
    await settled(page)
    await page.getByRole('button', { name: 'Make the 837' }).click()
    await page.getByRole('link', { name: 'Download the 837' }).waitFor()
    expect(await bench.store.kysely.selectFrom('outgoing').select(['kind', 'account', 'status']).execute()).toEqual([
      { kind: 'new', account: 'BACK-1', status: 'written' },
    ])
  })

  it('shows why beside the fields, what is wrong in one of them, and asks before the typed is left', async () => {
    const row = await bench.store.kysely
      .selectFrom('denial as d')
      .innerJoin('claimMatch as m', join => join.onRef('m.remitClaimId', '=', 'd.remitClaimId'))
      .select(['d.id', 'd.groupCode', 'd.carc'])
      .where('m.sure', '=', 'sure')
      .where('d.status', '=', 'open')
      .executeTakeFirstOrThrow()
    await page.goto(`/denials/${row.id}/correct`)
    const why = page.getByRole('region', { name: 'Why it was denied' })
    await why
      .getByRole('link', { name: `${row.groupCode}-${row.carc}` })
      .first()
      .waitFor()
    const date = page.getByLabel('Date of service').first()
    await date.fill('2099-01-01')
    await page.getByText('2099-01-01 has not come yet.').waitFor()
    expect(await date.getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByRole('button', { name: 'Make the 837' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Back to the denial' }).click()
    const question = page.getByRole('dialog', { name: 'Leave what you typed?' })
    await question.getByRole('button', { name: 'Stay' }).click()
    expect(await date.inputValue()).toBe('2099-01-01')
    await page.getByRole('button', { name: 'Back to the denial' }).click()
    await question.getByRole('button', { name: 'Leave without keeping it' }).click()
    await page.getByRole('heading', { level: 1, name: /^Denial/ }).waitFor()
  })

  it('gives what was made as one file for the payer and the day', async () => {
    await page.goto('/claims?tab=outgoing')
    await page.getByText(/1 claim, \$/).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download as one 837' }).first().click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^claims-1-\d+\.837$/)
  })

  it('keeps the notice of a level, shows what counts from it, and reads codes as the payer takes them', async () => {
    await page.goto(`/denials/${await denialOf('MED-1')}`)
    const todo = page.getByRole('region', { name: 'What to do' })
    await todo.getByRole('heading', { name: 'Notices' }).waitFor()
    await todo.getByRole('button', { name: 'It came: Redetermination (Medicare, first level)' }).click()
    const dialog = page.getByRole('dialog', { name: /^Keep a notice/ })
    await dialog.getByLabel('Date of the notice').fill('2026-09-01')
    expect(await dialog.getByLabel('What came').inputValue()).toBe('redetermination')
    await dialog.getByRole('button', { name: 'Keep a notice' }).click()
    await todo.getByText(/^reconsideration: until .*, out by/).waitFor()
    await todo.getByText(/^Over by it: redetermination/).waitFor()
    await todo.getByRole('button', { name: /^It came: Reconsideration/ }).waitFor()
    await page.getByRole('heading', { level: 1 }).getByRole('link', { name: 'CO-50' }).click()
    await page.getByText('As medicare-part-b takes it.').or(page.getByText('As medicare part b takes it.')).waitFor()
    expect(new URL(page.url()).searchParams.get('class')).toBe('medicare-part-b')
    await page.getByRole('link', { name: 'As it is for any payer' }).click()
    await page.waitForURL(url => url.search === '')
  })

  async function denialOf(account: string): Promise<number> {
    const { id } = await bench.store.kysely
      .selectFrom('denial')
      .select('id')
      .where('account', '=', account)
      .executeTakeFirstOrThrow()
    return id
  }
})
