// What people of other roles see and decide, and what the screens beside the queue lead to: a viewer without verbs, a write-off that is refused,
// practices, a remittance and its denial, a claim picked by its evidence.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { view as termsView } from '../../src/work/payer/terms.ts'
import { look } from '../act.ts'
import { writeOff } from '../denial-actions.ts'
import { PASSWORD } from '../practice.ts'
import { forAnn } from './for-ann.ts'
import { chromium, settled, toQueue, type Workbench } from './open.ts'

describe.skipIf(chromium === undefined)('the office', () => {
  let bench: Workbench
  let page: Page
  const heading = (name: string | RegExp, on = page) => on.getByRole('heading', { level: 1, name }).waitFor()

  forAnn(opened => {
    ;({ bench, page } = opened)
  })

  /** A page of somebody who is taken in now. */
  async function enterAs(name: string, role: 'viewer' | 'lead') {
    const email = `${name.toLowerCase()}@example.test`
    await bench.server.service.people.add(bench.store, { email, name, password: PASSWORD }, role, {
      who: 'test',
      now: new Date().toISOString(),
    })
    const context = await bench.browser.newContext({ baseURL: bench.baseUrl, viewport: { width: 1280, height: 800 } })
    const own = await context.newPage()
    await own.goto('/')
    await own.getByLabel('E-mail address').fill(email)
    await own.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await own.getByRole('button', { name: 'Sign in', exact: true }).click()
    await heading('Home', own)
    return { page: own, context }
  }

  it('shows who may only look no verbs, by button or key', async () => {
    const { page: own, context } = await enterAs('Vera', 'viewer')
    await toQueue(own)
    await settled(own)
    await own.keyboard.press('x')
    await own.getByText('1 selected').waitFor()
    for (const name of ['Assign', 'Close', 'Snooze', 'Write off', 'Note'])
      expect(await own.getByRole('button', { name, exact: true }).count(), name).toBe(0)
    await own.keyboard.press('a')
    await own.keyboard.press('c')
    await heading('Queue', own)
    await own.keyboard.press('Enter')
    await heading(/^Denial/, own)
    await settled(own)
    expect(await own.getByRole('toolbar').count()).toBe(0)
    for (const key of ['n', 'l', 'w', 'c', 'a']) await own.keyboard.press(key)
    expect(await own.getByRole('dialog').count()).toBe(0)
    expect(own.url()).not.toContain('correct')
    await context.close()
  })

  it('tells the second person who asks and why, who refuses with a reason', async () => {
    const denial = await bench.store.kysely
      .selectFrom('denial')
      .select('id')
      .where('status', '=', 'open')
      .where('atStakeCents', '>', 10_000)
      .executeTakeFirstOrThrow()
    await writeOff(bench.store, { ids: [denial.id] }, 'The patient moved away', {
      who: 'Bob',
      person: 'bob',
      now: new Date().toISOString(),
    })
    const { page: own, context } = await enterAs('Lena', 'lead')
    await own.goto(`/denials/${denial.id}`)
    await own.getByText(/^Bob asks to write off \$.*: “The patient moved away”/).waitFor()
    await own.getByRole('button', { name: 'Refuse write-off' }).click()
    const form = own.getByRole('dialog', { name: /^Refuse write-off/ })
    await form.getByLabel('Why the money is not given up').fill('Medicaid pays this')
    await form.getByRole('button', { name: 'Refuse write-off' }).click()
    await own.getByText('Bob asks to write off', { exact: false }).waitFor({ state: 'detached' })
    await own.getByRole('tab', { name: 'Timeline' }).click()
    await own.getByText('Write-off refused: “Medicaid pays this”').waitFor()
    const row = await bench.store.kysely
      .selectFrom('denial')
      .select(['status', 'askedCents'])
      .where('id', '=', denial.id)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ status: 'open', askedCents: 0 })
    await context.close()
  })

  it('makes, names, closes and opens practices', async () => {
    await page.goto('/settings?tab=practices')
    await page.getByLabel('Name of the new practice').fill('Lake Clinic')
    await page.getByRole('button', { name: 'Make a practice' }).click()
    await page.getByRole('row', { name: /Lake Clinic/ }).waitFor()
    await page.getByLabel('New name of this practice').fill('Harbor Family Clinic')
    await page.getByRole('button', { name: 'Rename' }).click()
    await page.getByRole('button', { name: 'Close Harbor Family Clinic' }).click()
    const ask = page.getByRole('dialog', { name: 'Close Harbor Family Clinic?' })
    await ask.getByLabel('Why it is closed').fill('A try')
    await ask.getByRole('button', { name: 'Close Harbor Family Clinic' }).click()
    await page.getByRole('button', { name: 'Open Harbor Family Clinic again' }).click()
    await page.getByRole('button', { name: 'Close Harbor Family Clinic' }).waitFor()
    expect((await bench.store.settings()).closedAt).toBeNull()
    await page.getByRole('button', { name: 'Go to Lake Clinic' }).waitFor()
  })

  it('leads through the payers whose deadlines are only assumed, and tells before what terms would change', async () => {
    const lacking = (await look(bench.store, termsView, {})).items.filter(each => each.missing.length > 0)
    const [payer, following] = lacking
    const level = payer?.missing[0] ?? ''
    const field = level.replaceAll('-', ' ').replace(/^./, letter => letter.toUpperCase())
    await page.goto('/payers')
    await page.getByRole('link', { name: 'Payers and terms' }).click()
    await heading('Payers and terms')
    await page.getByText(/deadlines that are only assumed; \$[\d,]+ of open denials/).waitFor()
    const form = page.getByRole('form', { name: `Terms with ${payer?.name ?? ''}` })
    await form
      .getByText(/^≈ \d+ .* is assumed$/)
      .first()
      .waitFor()
    await form.getByLabel(field).fill('33 days')
    await form.getByRole('button', { name: 'Save and go on' }).click()
    await page.getByText('Say where these deadlines stand: contract and page, or the manual.').first().waitFor()
    await form.getByLabel('Where it stands').fill('contract, page 3')
    await form.getByRole('button', { name: 'What would it change?' }).click()
    await form.getByText(/^It changes \d+ due dates?.* of \d+ open denials?/).waitFor()
    expect((await look(bench.store, termsView, {})).items.find(each => each.id === payer?.id)?.missing).toContain(level)
    await form.getByRole('button', { name: 'Save and go on' }).click()
    await page.getByText(`${field}: 33 calendar days contract, page 3`).waitFor()
    if (following !== undefined) await page.getByRole('heading', { name: `Terms with ${following.name}` }).waitFor()
    expect((await look(bench.store, termsView, {})).items.find(each => each.id === payer?.id)?.missing).not.toContain(
      level,
    )
  })

  it('leads from a claim of a remittance to its denial and back, with statuses in words', async () => {
    const { id, remittanceId, trace } = await bench.store.kysely
      .selectFrom('denial as d')
      .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'd.remitClaimId'))
      .innerJoin('remittance as r', join => join.onRef('r.id', '=', 'c.remittanceId'))
      .select(['d.id', 'c.remittanceId', 'r.trace'])
      .where('d.status', '=', 'open')
      .where('c.ordinal', '<', 20)
      .executeTakeFirstOrThrow()
    await page.goto(`/remittances/${remittanceId}`)
    await page.getByText('Processed as primary').first().waitFor()
    await page.getByRole('columnheader', { name: 'Copay' }).first().waitFor()
    await page.getByRole('link', { name: `Denial ${id}`, exact: true }).click()
    await heading(`Denial ${id}`)
    await page
      .getByRole('region', { name: 'Remittance as paid' })
      .getByRole('link', { name: trace ?? '' })
      .first()
      .click()
    await heading(/^Remittance /)
    await page.goto('/remittances')
    await page.getByLabel('Check or trace number').fill((trace ?? '').slice(0, 12))
    await page
      .getByRole('link', { name: trace ?? '' })
      .first()
      .waitFor()
  })

  it('offers the claims that a remittance may answer, with what speaks for each', async () => {
    const { remitClaimId, account } = await bench.store.kysely
      .selectFrom('claimMatch as m')
      .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'm.remitClaimId'))
      .select(['m.remitClaimId', 'c.account'])
      .where('m.sure', '=', 'sure')
      .executeTakeFirstOrThrow()
    // As when two claims fit alike.
    await bench.store.write(unit =>
      unit.kysely
        .updateTable('claimMatch')
        .set({ sure: 'unsure', claimId: null })
        .where('remitClaimId', '=', remitClaimId)
        .execute(),
    )
    await page.goto('/claims?tab=unmatched')
    await page.getByRole('button', { name: `Which claim is it? ${account}` }).click()
    await page
      .getByRole('paragraph')
      .filter({ hasText: /the account as it was sent; .*the same charge/ })
      .first()
      .waitFor()
    await page
      .getByRole('button', { name: `It answers ${account}` })
      .first()
      .click()
    await page.getByText('Kept: your word counts from now on.').waitFor()
    const match = await bench.store.kysely
      .selectFrom('claimMatch')
      .select(['sure', 'byWhom'])
      .where('remitClaimId', '=', remitClaimId)
      .executeTakeFirstOrThrow()
    expect(match).toEqual({ sure: 'sure', byWhom: 'Ann' })
  })
})
