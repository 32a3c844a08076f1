// What is done on the other screens, in real Chromium: files come in and are told of, a figure leads to its segment, one claim is printed
// without the others, codes are found, a rule is tried and kept, people and tokens are made.
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { importText } from '../../src/work/intake/import.ts'
import { PAID_TWICE } from '../case-stories.ts'
import { remittance } from '../read-file.ts'
import { NOW } from '../store.ts'
import { forAnn } from './for-ann.ts'
import { chromium, settled, type Workbench } from './open.ts'

describe.skipIf(chromium === undefined)('screens at work', () => {
  let bench: Workbench
  let page: Page
  forAnn(opened => {
    ;({ bench, page } = opened)
  })

  it('bring files in: whole, again, with another content, and what is no file of ours', async () => {
    const choose = async (name: string, text: string) => {
      const waiting = page.waitForEvent('filechooser')
      await page.getByRole('button', { name: 'Choose files' }).click()
      await (await waiting).setFiles([{ name, mimeType: 'text/plain', buffer: Buffer.from(text, 'latin1') }])
    }
    await page.goto('/files')
    const text = remittance(
      'CLP*NEW-1*4*80*0**12*ICN9*11*1~NM1*QC*1*DOE*JOE****MI*M1~SVC*HC:99213*80*0~DTM*472*20260105~CAS*CO*16*80~',
      '0',
    )
    await choose('one.835', text)
    await page.getByText('one.835: imported').waitFor()
    await choose('again.835', text)
    await page.getByText('again.835: duplicate, nothing added').waitFor()
    await choose('other.835', text.replace('CLP*NEW-1*4*80*0', 'CLP*NEW-2*4*80*0'))
    await page.getByText('other.835: in quarantine').waitFor()
    await choose('letter.txt', 'Dear Sir or Madam')
    await page.getByText('letter.txt: could not be read').waitFor()
    // Dropped, as chosen.
    const dropped = await page.evaluateHandle(`(() => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([${JSON.stringify(text)}], 'dropped.835'))
      return transfer
    })()`)
    await page.getByText('Drop files here, or choose them').dispatchEvent('drop', { dataTransfer: dropped })
    await page.getByText('dropped.835: duplicate, nothing added').waitFor()
    await page.getByRole('tab', { name: 'Quarantine' }).click()
    await page.getByText(/^Why: conflict.*is posted already and says something else/).waitFor()
    await page.getByRole('button', { name: 'Show the bytes' }).first().click()
    const panel = page.getByRole('complementary', { name: 'In the file' })
    await panel.getByText(/^ST\*835/).waitFor()
    await panel.getByText('CLP*NEW-2*4*80*0**12*ICN9*11*1').waitFor()
    await panel.getByRole('button', { name: 'Close' }).click()
    // What came in stands in the queue at once.
    await page.goto('/queue?search=NEW-1')
    await page
      .getByRole('row', { name: /^Denial/ })
      .getByText('NEW-1')
      .waitFor()
  })

  it('lead from a figure to its segment, and print one claim without the others', async () => {
    const { kysely } = bench.store
    const claims = await kysely
      .selectFrom('remitClaim')
      .selectAll()
      .where(
        'remittanceId',
        '=',
        (await kysely.selectFrom('remittance').select('id').where('claims', '>', 5).executeTakeFirstOrThrow()).id,
      )
      .orderBy('ordinal')
      .execute()
    const [first, second] = claims
    if (first === undefined || second === undefined) throw new Error('no claims')
    await page.goto('/remittances')
    await page.getByRole('row').filter({ hasText: 'balances' }).first().waitFor()
    await page.goto(`/remittances/${first.remittanceId}`)
    const article = page.getByRole('article', { name: first.account })
    await article.waitFor()
    await article
      .getByRole('row', { name: /^Totals/ })
      .getByRole('button')
      .first()
      .click()
    const panel = page.getByRole('complementary', { name: 'In the file' })
    const marked = panel.locator('[aria-current="true"]')
    await marked.waitFor()
    expect(await marked.textContent()).toContain(`CLP*${first.account}*`)
    await page.keyboard.press('Escape')
    for (const tab of ['Denied lines', 'Adjusted lines', 'Deductible and copay']) {
      await page.getByRole('tab', { name: tab }).click()
      await settled(page)
      await page.getByRole('table').or(page.getByText('No line of this kind')).first().waitFor()
    }
    await page.getByRole('tab', { name: 'Claims' }).click()
    await article.waitFor()
    await page.getByRole('link', { name: 'Print this claim alone' }).first().click()
    await page.getByRole('heading', { name: 'Remittance advice, one claim' }).waitFor()
    await page.getByRole('article', { name: first.account }).waitFor()
    await settled(page)
    await page.emulateMedia({ media: 'print' })
    const shown = await page.getByRole('main').innerText()
    expect(shown).toContain(first.account)
    for (const other of claims.filter(claim => claim.account !== first.account))
      expect(shown).not.toContain(other.account)
    expect(await page.getByRole('navigation', { name: 'Screens' }).isVisible()).toBe(false)
    const paper = await page.pdf()
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-')
    await page.emulateMedia({ media: 'screen' })
  })

  it('bill the payer that a denial says comes first, as the first: plan, button and claim agree', async () => {
    const denial = await bench.store.kysely
      .selectFrom('denial as d')
      .innerJoin('claimMatch as m', join => join.onRef('m.remitClaimId', '=', 'd.remitClaimId'))
      .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'd.remitClaimId'))
      .select('d.id')
      .where('d.status', '=', 'open')
      .where('d.action', '=', 'bill-other-payer')
      .where('d.carc', '=', '22')
      .where('m.sure', '=', 'sure')
      .where('c.status', 'in', ['1', '4'])
      .executeTakeFirstOrThrow()
    await page.goto(`/denials/${denial.id}`)
    expect(await page.getByRole('button', { name: 'Bill the next payer' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Bill the first payer' }).click()
    const dialog = page.getByRole('dialog', { name: 'Claim to the payer that comes first' })
    await dialog.getByLabel('Name of the payer').fill('SECOND MUTUAL')
    await dialog.getByLabel('Payer’s identifier').fill('88002')
    await dialog.getByLabel('Kind of payer').selectOption('CI')
    await dialog.getByLabel('Member number').fill('SM-1')
    await dialog.getByRole('button', { name: 'Work it out' }).click()
    await dialog.getByText('SECOND MUTUAL').waitFor()
    await dialog.getByText(/says that another payer comes first/).waitFor()
    await dialog.getByRole('button', { name: 'Make the 837' }).click()
    await dialog.getByRole('link', { name: 'Download the 837' }).waitFor()
    expect(await dialog.getByText(/-primary-/).count()).toBe(1)
    await page.keyboard.press('Escape')
    await page.goto('/claims?tab=outgoing')
    await page.getByRole('link', { name: 'Download the 837' }).first().waitFor()
  })

  it('find codes by code and by words, tell them on hover, and count them here', async () => {
    await page.goto('/codes')
    await page.getByLabel('A code, or words such as').fill('prior auth missing')
    await page.getByRole('link', { name: /^197/ }).waitFor()
    await page.getByLabel('A code, or words such as').fill('co-253')
    await page.getByRole('link', { name: /^CO-253/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /^CO-253/ }).waitFor()
    await page.getByRole('heading', { name: 'Often misread as' }).waitFor()
    const here = page.getByRole('complementary').filter({ hasText: 'In this practice' })
    const { n } = await bench.store.kysely
      .selectFrom('adjustment')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('carc', '=', '253')
      .executeTakeFirstOrThrow()
    await here.getByText('Times seen').waitFor()
    expect(await here.getByRole('definition').first().textContent()).toBe(Number(n).toLocaleString('en-US'))
    await page.goto('/queue')
    const chip = page
      .getByRole('row', { name: /^Denial/ })
      .getByRole('link')
      .first()
    await chip.hover()
    await page.getByRole('tooltip').getByText('Open the page of this code').waitFor()
    await chip.click()
    await page.getByRole('heading', { name: 'In this practice' }).waitFor()
    await page.goto('/codes/999X')
    await page.getByRole('alert').waitFor()
  })

  it('try a rule before it is kept, and take it out', async () => {
    await page.goto('/rules')
    await page.getByText('No rules of your own').waitFor()
    await page.getByLabel('Name of the rule').fill('Coding to Bob')
    await page.getByRole('button', { name: 'Try it on what is there' }).click()
    await page.getByRole('alert').or(page.locator(':invalid')).first().waitFor()
    await page.getByLabel('Name', { exact: true }).fill('Bob')
    await page.getByRole('button', { name: 'Try it on what is there' }).click()
    await page.getByText('A rule has to ask for something').waitFor()
    await page.getByLabel('Cause').selectOption('coding')
    await page.getByRole('button', { name: 'Try it on what is there' }).click()
    await page.getByText(/It would have held for \d+ denials/).waitFor()
    await page.getByRole('button', { name: 'Keep the rule' }).click()
    await page.getByRole('listitem').filter({ hasText: 'Coding to Bob' }).waitFor()
    expect((await bench.store.settings()).rules).toEqual([
      { name: 'Coding to Bob', when: { cause: 'coding' }, does: 'assign', to: 'Bob' },
    ])
    await page.getByRole('button', { name: 'Remove the rule Coding to Bob' }).click()
    await page.getByText('No rules of your own').waitFor()
    await page.getByLabel('A second person is needed above').fill('40.00')
    await page.getByText(/could be written off by one person \(\$40\.00 and less\)/).waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await expect.poll(async () => (await bench.store.settings()).writeOffLimitCents).toBe(4000)
  })

  it('list what does not fit, and close it with what was found out', async () => {
    for (const { name, text } of PAID_TWICE) await importText(bench.store, name, text, { now: NOW, who: 'ann' })
    await page.goto('/')
    await page.getByRole('link', { name: /to clear up/ }).click()
    const row = page.getByRole('row').filter({ hasText: 'B36TWI' })
    await row.getByText('$80.00').waitFor()
    await row.getByText('paid the same services twice').waitFor()
    await row.getByLabel('What was found out: B36TWI').fill('The second check went back on the 3rd')
    await row.getByRole('button', { name: 'Resolve' }).click()
    await row.waitFor({ state: 'detached' })
    const [kept] = await bench.store.kysely
      .selectFrom('caseItem')
      .select(['status', 'closedBecause'])
      .where('account', '=', 'B36TWI')
      .execute()
    expect(kept).toEqual({ status: 'closed', closedBecause: 'The second check went back on the 3rd' })
  })

  it('name a payer and set a deadline of one’s own', async () => {
    await page.goto('/payers')
    await page.getByRole('link', { name: 'INVENTED ADVANTAGE PLAN' }).click()
    // The list has a choice in each of its rows: the page of the one payer is to be there first.
    await page.getByRole('heading', { name: 'INVENTED ADVANTAGE PLAN' }).waitFor()
    await page.getByLabel(/^Known as/).selectOption('medicare-advantage')
    await page.getByRole('heading', { name: 'Deadlines', exact: true }).waitFor()
    await page.getByRole('table', { name: 'Deadlines' }).getByText('appeal', { exact: true }).first().waitFor()
    await page.getByLabel('Deadline', { exact: true }).selectOption('appeal')
    await page.getByLabel('How many').fill('90')
    await page.getByLabel('Where it stands').fill('contract, page 3')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'Set by the practice' }).waitFor()
    await page.getByText('contract, page 3').waitFor()
  })

  it('take a person in, let nobody out by mistake, make a token once, prove the books', async () => {
    await page.goto('/settings?tab=people')
    await page.getByLabel('Name', { exact: true }).fill('Cleo')
    await page.getByLabel('E-mail address').fill('cleo@example.test')
    await page.getByLabel('Role', { exact: true }).selectOption('viewer')
    await page.getByRole('button', { name: 'Take a person in' }).click()
    await page.getByRole('row').filter({ hasText: 'cleo@example.test' }).waitFor()
    // Nobody but Cleo ever knows the password.
    expect(await page.getByLabel('Link to a new password').inputValue()).toMatch(/\/reset#[\w-]{32}$/)
    await page.getByLabel('Role: Ann').selectOption('viewer')
    await page.getByText('This is the last administrator').waitFor()
    await page.getByRole('tab', { name: 'Tokens' }).click()
    await page.getByLabel('What it is for').fill('Billing system')
    await page.getByRole('button', { name: 'Make a token' }).click()
    await page.getByText(/^ovt_\d+_/).waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Take the token Billing system back' }).waitFor()
    expect(await page.getByText(/^ovt_\d+_/).count()).toBe(0)
    await page.getByRole('tab', { name: 'Practice', exact: true }).click()
    await page.getByRole('button', { name: 'Check now' }).click()
    await page.getByText('Everything adds up.').waitFor()
  })

  it('add a passkey and sign in with it', async () => {
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('WebAuthn.enable')
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await page.goto('/settings')
    await page.getByRole('button', { name: 'Add a passkey of this device' }).click()
    await page.getByText('The passkey is kept').waitFor()
    await page.getByRole('button', { name: 'Ann, admin' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor()
  })

  it('find anything from the palette', async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /^Go to a screen/ }).fill('pay')
    await page.getByRole('option', { name: 'Payers', exact: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Payers' }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /^Go to a screen/ }).fill('1')
    await page.getByRole('option', { name: 'Open denial 1' }).click()
    await page.getByRole('heading', { level: 1, name: /^Denial 1\b/ }).waitFor()
  })
})
