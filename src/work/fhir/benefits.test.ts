// Explanations of benefits in: what a plan says comes to the same case as the payer's remittance would, to the cent; once; and it makes room when that remittance comes.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { act } from '../../../test/act.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { writeHistory } from '../../example/history.ts'
import { bundle } from '../../fhir/answer.ts'
import { readBenefits } from '../../fhir/read-benefit.ts'
import type { Store } from '../../store/store.ts'
import { importText } from '../intake/import.ts'
import { audit } from '../practice/audit.ts'
import { action as bring } from './bring.ts'
import { view } from './resources.ts'
import { action as takeBack } from './take-back.ts'

const BY = { who: 'test', now: NOW }

/** The files of a small clinic, by their kind. */
function files(): {
  readonly sent: readonly (readonly [string, string])[]
  readonly answered: readonly (readonly [string, string])[]
} {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-fhir-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeHistory(folder, { seed: 11, claims: 40, from: '2025-10-01', days: 90 })
  const all = readdirSync(folder).map(name => [name, readFileSync(join(folder, name), 'latin1')] as const)
  return {
    sent: all.filter(([name]) => name.endsWith('.837')),
    answered: all.filter(([name]) => name.endsWith('.835')),
  }
}

const importAll = async (store: Store, list: readonly (readonly [string, string])[]) => {
  for (const [name, text] of list) await importText(store, name, text, BY)
}

async function bundleOf(store: Store): Promise<string> {
  const query = view.query.parse({ type: 'ExplanationOfBenefit', limit: 500 })
  const { found, along } = view.answer.parse(await view.read({ store, actor: BY, role: 'viewer' }, query))
  return JSON.stringify(bundle(found, along))
}

/** What the adjudications of a store come to. */
async function sums(store: Store, without: readonly number[] = []) {
  const claims = await store.kysely
    .selectFrom('remitClaim')
    .select(({ fn }) => [fn.sum('paidCents').as('paid'), fn.sum('chargeCents').as('charge'), fn.countAll().as('count')])
    .where('id', 'not in', [0, ...without])
    .executeTakeFirstOrThrow()
  const reasons = await store.kysely
    .selectFrom('adjustment')
    .select(({ fn }) => ['groupCode', 'carc', fn.sum('amountCents').as('cents')] as const)
    .where('amountCents', '!=', 0)
    .where('remitClaimId', 'not in', [0, ...without])
    .groupBy(['groupCode', 'carc'])
    .orderBy('groupCode')
    .orderBy('carc')
    .execute()
  return {
    ...{ paid: Number(claims.paid), charge: Number(claims.charge), count: Number(claims.count) },
    reasons: reasons.map(({ groupCode, carc, cents }) => `${groupCode}-${carc} ${Number(cents)}`),
  }
}

describe.each(ENGINES)('explanations of benefits on %s', engine => {
  it('come to what the remittances say, once, and are taken back when those come', async () => {
    const { sent, answered } = files()
    const own = await newStore(engine, 'own')
    await importAll(own, [...sent, ...answered])
    const text = await bundleOf(own)
    const told = await newStore(engine, 'told')
    await importAll(told, sent)

    const first = await act(told, bring, { ids: [] }, { name: 'plan.json', text }, BY)
    // One that the plan has not decided is no answer yet.
    expect(first.made?.quarantined).toBe(0)
    const { told: passedOver = [] } = (first.made ?? {}) as { readonly told?: readonly { readonly id: string }[] }
    const passed = passedOver.map(({ id }) => Number(id))
    const got = await sums(told)
    const wanted = await sums(own, passed)
    expect(got).toEqual(wanted)
    expect(first.made?.denials).toBeGreaterThan(0)
    expect((await audit(told, { files: false })).filter(check => !check.ok)).toEqual([])

    const again = await act(told, bring, { ids: [] }, { name: 'plan.json', text }, BY)
    expect(again.changed).toBe(0)
    expect(await sums(told)).toEqual(wanted)

    await importAll(told, answered)
    const back = await act(told, takeBack, { ids: [] }, {}, BY)
    expect(back.changed).toBeGreaterThan(0)
    const after = await sums(told)
    const all = await sums(own)
    expect([after.paid, after.charge]).toEqual([all.paid, all.charge])
    expect((await audit(told, { files: false })).filter(check => !check.ok)).toEqual([])
    expect((await act(told, takeBack, { ids: [] }, {}, BY)).changed).toBe(0)
    // What the payer has answered itself is passed over from now on.
    const late = await act(told, bring, { ids: [] }, { name: 'late.json', text }, BY)
    expect(late.changed).toBe(0)
    expect(late.made?.benefits).toBe(0)
  }, 60_000)

  it('refuses what is none, and says of each that is passed over why', async () => {
    const store = await newStore(engine)
    const give = (text: string) => act(store, bring, { ids: [] }, { name: 'x', text }, BY)
    await expect(give('{"resourceType":')).rejects.toThrow(/no JSON/)
    await expect(give('{"resourceType":"Patient","id":"1"}')).rejects.toThrow(/no ExplanationOfBenefit/)
    const said = await give(
      '{"resourceType":"ExplanationOfBenefit","id":"e1","use":"preauthorization"}\n{"resourceType":"ExplanationOfBenefit","id":"e2"}',
    )
    expect(said.made).toMatchObject({
      passedOver: 2,
      told: [
        { id: 'e1', why: 'it is of a preauthorization, not of a claim' },
        { id: 'e2', why: expect.stringContaining('names no account') as string },
      ],
    })
  })
})

describe('a plan’s own way of saying it', () => {
  const coded = (system: string, code: string) => ({ coding: [{ system, code }] })
  const slice = (code: string, value: number) => ({ category: coded('any', code), amount: { value, currency: 'USD' } })
  const eob = (adjudication: readonly object[]) =>
    JSON.stringify({
      resourceType: 'ExplanationOfBenefit',
      id: 'e',
      identifier: [{ type: coded('any', 'uc'), value: 'ICN9' }],
      supportingInfo: [{ category: coded('any', 'patientaccountnumber'), valueString: 'A1' }],
      created: '2026-01-10T00:00:00Z',
      insurer: { display: 'SOME PLAN' },
      item: [{ sequence: 1, productOrService: coded('http://www.ama-assn.org/go/cpt', '99213'), adjudication }],
    })
  const reason = (code: string, amount?: object) => ({
    category: coded('any', 'adjustmentreason'),
    reason: coded('https://x12.org/codes/claim-adjustment-reason-codes', code),
    ...(amount === undefined ? {} : { amount }),
  })
  const lineOf = (adjudication: readonly object[]) => readBenefits(eob(adjudication)).benefits[0]?.lines[0]

  it('gives sums the reasons that they have, and what is left the only reason that has no sum', () => {
    const read = lineOf([
      slice('submitted', 150),
      slice('benefit', 60),
      slice('deductible', 20),
      slice('discount', 30),
      reason('197'),
    ])
    expect(read?.adjustments).toEqual([
      { group: 'PR', carc: '1', cents: 2000 },
      { group: 'CO', carc: '45', cents: 3000 },
      { group: 'OA', carc: '197', cents: 4000 },
    ])
  })

  it('chooses none of several reasons without a sum: the line does not add up, and says so', () => {
    const read = lineOf([slice('submitted', 150), slice('benefit', 60), reason('197'), reason('50')])
    expect(read?.adjustments).toEqual([])
  })

  it('takes no amount of another currency', () => {
    const read = lineOf([{ ...slice('submitted', 1), amount: { value: 150, currency: 'EUR' } }, slice('benefit', 60)])
    expect(read?.chargeCents).toBe(0)
  })
})
