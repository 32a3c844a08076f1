// A payer's dossier: its rows are what the scorecard counts, and what a recount of the rows as they lie finds; no patient is in it. Published figures stand beside own
// ones, from a payer's own list and from the exchanges' wide file.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { fillWithYear } from '../../../test/figures.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { importText } from '../intake/import.ts'
import { action as bringPublished } from '../payer/bring-published.ts'
import { view as published } from '../payer/published.ts'
import { action as removePublished } from '../payer/remove-published.ts'
import { view as dossier } from './dossier.ts'
import { view as scorecard } from './scorecard.ts'

const by = { who: 'ann', now: NOW }
const denied = (account: string, rest: string) =>
  `CLP*${account}*4*100*0**12*ICN${account}*11*1~NM1*QC*1*DOE*JANE~SVC*HC:99213*100*0**1~DTM*472*20260105~${rest}`
const SOURCE = 'https://payer.example/metrics'

describe.each(ENGINES)('a dossier on %s', engine => {
  it('holds row by row what the scorecard counts and a recount finds, and names no patient', async () => {
    const store = await newStore(engine)
    await fillWithYear(store, 71, 90, NOW)
    // The invented year explains everything and asks for no records: one of each besides.
    const bare = denied('B1', 'CAS*CO*16*100~') + denied('B2', 'CAS*CO*252*100~LQ*HE*N706~')
    await importText(store, 'bare.835', remittance(bare, '0').replace('EFT1', 'EFT-BARE'), by)
    const payers = await store.kysely.selectFrom('payer').select(['id', 'name', 'identifier']).execute()
    const denials = await store.kysely.selectFrom('denial').selectAll().execute()
    const claims = await store.kysely.selectFrom('remitClaim').selectAll().execute()
    const { items: scores } = await look(store, scorecard, {})
    const seen = new Set<string>()
    for (const { id, name, identifier } of payers) {
      const found = await look(store, dossier, { payer: identifier, state: 'TX' })
      const own = (what: string) => found.items.filter(each => each.what === what)
      const cents = (rows: readonly { readonly cents: number }[]) => rows.reduce((total, each) => total + each.cents, 0)
      const score = scores.find(({ filter }) => filter.payerId === id)
      expect(own('overturned').length, name).toBe(score?.overturned ?? 0)
      expect(own('unexplained').length, name).toBe(score?.unexplained ?? 0)
      expect(own('records-asked').length, name).toBe(score?.recordsAsked ?? 0)
      expect(own('taken-back').length, name).toBe(score?.takenBackClaims ?? 0)
      expect(cents(own('taken-back')), name).toBe(score?.takenBackCents ?? 0)
      const won = denials.filter(
        each =>
          each.payerId === id &&
          each.status === 'closed' &&
          each.recoveredCents > 0 &&
          !/^(merged into |decided again: nothing|the claim was voided)/.test(each.closedBecause ?? ''),
      )
      expect(cents(own('overturned')), name).toBe(won.reduce((total, each) => total + each.recoveredCents, 0))
      for (const { what, rows, cents: dollars } of found.sums)
        expect({ rows: own(what).length, cents: cents(own(what)) }, `${name} ${what}`).toEqual({ rows, cents: dollars })
      for (const { what, account, claim } of found.items) {
        seen.add(what)
        const theirs = claims.filter(each => each.payerId === id && each.account === account)
        expect(
          theirs.map(({ payerControl }) => payerControl ?? ''),
          `${name} ${what} ${account}`,
        ).toContain(claim)
      }
      const said = JSON.stringify([found, dossier.print?.(found)])
      for (const { patientName } of claims) if (patientName !== null) expect(said).not.toContain(patientName)
      expect(found.notChecked.join(' ')).toContain('uniform-use list')
    }
    expect([...seen]).toEqual(
      expect.arrayContaining(['overturned', 'unexplained', 'taken-back', 'records-asked', 'paid-late']),
    )
    await expect(look(store, dossier, { payer: 'nobody' })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('has what is published of the payer beside own figures, from its own list and from the exchanges’ file', async () => {
    const store = await newStore(engine)
    await fillWithYear(store, 72, 60, NOW)
    const { identifier, name } = await store.kysely
      .selectFrom('payer')
      .selectAll()
      .orderBy('id')
      .executeTakeFirstOrThrow()
    const bring = (sheet: string, more: object) =>
      act(
        store,
        bringPublished,
        { ids: [] },
        { payer: identifier, period: '2025', source: SOURCE, kind: 'prior-authorization', sheet, ...more },
        by,
      )
    await bring(
      'Metric,Result,Contract\n"Standard requests denied",7.4 %,H1234\nMedian time (standard),2.1 days,H1234\n,5 %,\n',
      {},
    )
    // Two plans repeat what is said of the issuer; what is held back is no zero.
    const wide = [
      'State,Issuer_Name,Issuer_ID,Plan_ID,Issuer_Claims_Received_In_Network,Issuer_Claims_Received_Out_of_Network,Issuer_Claims_Denied_In_Network,Issuer_Claims_Denied_Out_of_Network,Issuer_Internal_Appeals_Filed,Issuer_Number_Internal_Appeals_Overturned',
      'TX,Sample Mutual,11111,1,"1,000",200,150,30,40,10',
      'TX,Sample Mutual,11111,2,"1,000",200,150,30,40,10',
      'TX,Other Mutual,22222,1,10,*,1,*,*,*',
      'TX,Held Mutual,33333,1,10,90,1,*,4,1',
    ].join('\n')
    const asked = { kind: 'transparency' }
    await expect(bring(wide, asked)).rejects.toMatchObject({ code: 'not-known' })
    await expect(bring(wide, { ...asked, issuer: 'mutual' })).rejects.toMatchObject({ code: 'ambiguous' })
    expect((await bring(wide, { ...asked, issuer: '22222', dryRun: true })).made?.figures).toMatchObject([
      { told: '10.0 %', numerator: 1, denominator: 10 },
    ])
    // In network alone is no part of both.
    expect((await bring(wide, { ...asked, issuer: '33333', dryRun: true })).made?.figures).toMatchObject([
      { told: '25.0 %', numerator: 1, denominator: 4 },
    ])
    const { made } = await bring(wide, { ...asked, issuer: '11111' })
    expect(await bring(wide, { ...asked, issuer: '11111' })).toMatchObject({ changed: 0 })
    const { items } = await look(store, published, { payer: identifier })
    expect(items.map(({ payer, metric, told, about }) => [payer, metric, told, about])).toEqual([
      [name, 'Standard requests denied', '7.4 %', 'H1234'],
      [name, 'Median time (standard)', '2.1 days', 'H1234'],
      [name, 'Claims denied of claims received', '15.0 %', 'TX 11111 Sample Mutual'],
      [name, 'Internal appeals overturned of those filed', '25.0 %', 'TX 11111 Sample Mutual'],
    ])
    expect(items[2]?.own).toMatch(/^\d+\.\d %$/)
    expect(items[0]?.own).toBeUndefined()
    expect((await look(store, dossier, { payer: identifier, state: 'TX' })).published).toHaveLength(4)
    await act(store, removePublished, { ids: [Number(made?.sheet)] }, {}, by)
    expect((await look(store, published, {})).items).toHaveLength(2)
    await expect(bring('Metric,Result\n', {})).rejects.toMatchObject({ code: 'empty' })
  })
})
