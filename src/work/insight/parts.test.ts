// Groups by what stands beside a denial: each equals a recount by loops over the rows as they lie; who worked on an account comes in by sheet, counts, teaches, and is
// taken back.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { fillWithYear } from '../../../test/figures.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { chapterOf, ICD_CHAPTERS } from '../../knowledge/icd-chapters.ts'
import type { Row, Store } from '../../store/store.ts'
import { action as bringStaff } from '../claim/bring-staff.ts'
import { action as removeStaff } from '../claim/remove-staff.ts'
import { lineOf } from '../payer/line.ts'
import { action as forgetPatterns } from './forget-patterns.ts'
import { view as lesson } from './lesson.ts'
import { view as patterns } from './patterns.ts'
import { action as savePatterns } from './save-patterns.ts'
import { view as savedPatterns } from './saved-patterns.ts'
import { view as training } from './training.ts'

const by = { who: 'ann', now: NOW }
type Denial = Row<'denial'>

/** Denials that say something, with all values of each, as `valuesOf` finds them. */
async function recount(store: Store, valuesOf: (denial: Denial) => readonly string[]) {
  const denials = (await store.kysely.selectFrom('denial').selectAll().execute()).filter(
    ({ closedBecause }) => !/^(merged into |decided again: nothing|the claim was voided)/.test(closedBecause ?? ''),
  )
  const groups = new Map<string, { denials: number; cents: number; recoveredCents: number; lostCents: number }>()
  for (const denial of denials)
    for (const name of new Set(valuesOf(denial))) {
      const group = groups.get(name) ?? { denials: 0, cents: 0, recoveredCents: 0, lostCents: 0 }
      group.denials += 1
      group.cents += denial.atStakeCents + denial.recoveredCents
      group.recoveredCents += denial.recoveredCents
      group.lostCents += denial.status === 'closed' ? denial.atStakeCents : 0
      groups.set(name, group)
    }
  return Object.fromEntries(groups)
}

/** How each part is found in rows that were read whole. */
async function findersOf(store: Store) {
  const { kysely } = store
  const claims = new Map((await kysely.selectFrom('remitClaim').selectAll().execute()).map(each => [each.id, each]))
  const payers = new Map((await kysely.selectFrom('payer').selectAll().execute()).map(each => [each.id, each]))
  const remarks = await kysely.selectFrom('remark').selectAll().execute()
  const lines = await kysely.selectFrom('remitLine').selectAll().execute()
  const adjustments = new Map(
    (await kysely.selectFrom('adjustment').selectAll().execute()).map(each => [each.id, each]),
  )
  const joined = await kysely.selectFrom('denialAdjustment').selectAll().execute()
  const matches = await kysely.selectFrom('claimMatch').selectAll().execute()
  const diagnoses = await kysely.selectFrom('claimDiagnosis').selectAll().execute()
  const firsts = await kysely.selectFrom('firstAnswer').selectAll().execute()
  const firstOf = ({ caseId, payerId }: Denial) =>
    firsts.filter(each => each.caseId === caseId && each.payerId === payerId).map(each => each.remitClaimId)
  /** Of an answer that denies nothing any more: of the one that did. */
  const orFirst = (denial: Denial, values: readonly string[], of: (own: typeof lines) => readonly string[]) => {
    if (values.length > 0) return values
    const own = [...adjustments.values()].filter(
      each =>
        firstOf(denial).includes(each.remitClaimId) && each.groupCode === denial.groupCode && each.carc === denial.carc,
    )
    return of(
      own.flatMap(each => lines.filter(line => line.remitClaimId === each.remitClaimId && line.line === each.line)),
    )
  }
  const linesOf = (denial: Denial) =>
    joined
      .filter(({ denialId }) => denialId === denial.id)
      .map(({ adjustmentId }) => adjustments.get(adjustmentId))
      .map(own => lines.find(each => each.remitClaimId === own?.remitClaimId && each.line === own.line))
  const orNone = (values: readonly string[]) => (values.length === 0 ? ['none'] : values)
  return {
    provider: ({ providerNpi }: Denial) => [providerNpi ?? 'not known'],
    product: ({ remitClaimId, payerId }: Denial) => [
      lineOf(claims.get(remitClaimId)?.filing ?? '', payers.get(payerId)) ?? 'not known',
    ],
    remark: (denial: Denial) => {
      const of = (ids: readonly number[]) =>
        remarks.filter(each => ids.includes(each.remitClaimId)).map(({ code }) => code)
      const now = of([denial.remitClaimId])
      return orNone(now.length > 0 ? now : of(firstOf(denial)))
    },
    procedure: (denial: Denial) => {
      const of = (all: readonly (typeof lines)[number][]) => all.flatMap(line => line.procedure ?? [])
      return orNone(orFirst(denial, of(linesOf(denial).flatMap(line => line ?? [])), of))
    },
    modifier: (denial: Denial) => {
      const of = (all: readonly (typeof lines)[number][]) =>
        all.flatMap(line => line.modifiers.split(/[ ,]+/).filter(each => each !== ''))
      return orNone(orFirst(denial, of(linesOf(denial).flatMap(line => line ?? [])), of))
    },
    diagnosis: ({ remitClaimId }: Denial) => {
      const match = matches.find(each => each.remitClaimId === remitClaimId && ['sure', 'likely'].includes(each.sure))
      const found = diagnoses.find(each => each.claimId === match?.claimId && each.ordinal === 0)
      return [chapterOf(found?.code ?? '') ?? 'not known']
    },
  } as const
}

const groupsIn = async (store: Store, of: string) =>
  Object.fromEntries(
    (await look(store, patterns, { of })).groups.map(({ name, denials, cents, recoveredCents, lostCents }) => [
      name,
      { denials, cents, recoveredCents, lostCents },
    ]),
  )

describe.each(ENGINES)('groups by what stands beside a denial on %s', engine => {
  it('are those of a recount, each of them', async () => {
    const store = await newStore(engine)
    await fillWithYear(store, 81, 90, NOW)
    for (const [part, find] of Object.entries(await findersOf(store)))
      expect(await groupsIn(store, part), part).toEqual(await recount(store, find))
    const { groups, several } = await look(store, patterns, { of: 'modifier' })
    expect(several).toBe(true)
    expect(groups.every(({ upTo }) => upTo === undefined)).toBe(true)
    expect((await look(store, patterns, { of: 'provider' })).groups.at(-1)?.upTo).toBeCloseTo(1)
  })

  it('are saved as a way of looking, for everybody, until it is forgotten', async () => {
    const store = await newStore(engine)
    await act(store, savePatterns, { ids: [] }, { name: 'coders', of: 'coder', from: '2025-01-01' }, by)
    await act(store, savePatterns, { ids: [] }, { name: 'a', by: 'service' }, by)
    await act(store, savePatterns, { ids: [] }, { name: 'coders', of: 'location' }, by)
    expect((await look(store, savedPatterns, {})).items).toEqual([
      { name: 'a', savedBy: 'ann', by: 'service' },
      { name: 'coders', savedBy: 'ann', of: 'location', by: 'payment' },
    ])
    await act(store, forgetPatterns, { ids: [] }, { name: 'coders' }, by)
    expect((await look(store, savedPatterns, {})).items.map(({ name }) => name)).toEqual(['a'])
    await expect(act(store, forgetPatterns, { ids: [] }, { name: 'coders' }, by)).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('know who worked on an account by a sheet, teach them by their own cases, and forget it again', async () => {
    const store = await newStore(engine)
    await fillWithYear(store, 82, 60, NOW)
    const denials = await store.kysely.selectFrom('denial').selectAll().orderBy('id').execute()
    const accounts = [...new Set(denials.map(({ account }) => account))]
    const coderOf = (account: string) =>
      accounts.indexOf(account) % 3 === 2 ? '' : `Coder ${accounts.indexOf(account) % 3}`
    const sheet = [
      'Account,Coded by,Registered by,Office',
      ...accounts.map(account => `${account},${coderOf(account)},Desk 1,North`),
      ',Coder 9,,',
    ].join('\n')
    const { made, says } = await act(store, bringStaff, { ids: [] }, { sheet }, by)
    expect(says).toBe(`${accounts.length} accounts kept as sheet ${made?.sheet}. 1 row could not be read.`)
    const wanted = await recount(store, ({ account }) => [coderOf(account) || 'not known'])
    expect(await groupsIn(store, 'coder')).toEqual(wanted)
    expect(Object.keys(await groupsIn(store, 'location'))).toEqual(['North'])
    const { items } = await look(store, training, { of: 'coder' })
    expect(Object.fromEntries(items.map(({ provider, denials: count }) => [provider, count]))).toEqual(
      Object.fromEntries(Object.entries(wanted).map(([name, { denials: count }]) => [name, count])),
    )
    const own = items.find(({ provider }) => provider === 'Coder 1')
    expect(await look(store, lesson, { of: 'coder', provider: 'Coder 1' })).toMatchObject({
      ...{ provider: 'Coder 1', denials: own?.denials, preventable: own?.preventable },
      preventableCents: own?.preventableCents,
    })
    const desk = await look(store, training, { of: 'front-desk' })
    expect(desk.items.map(({ provider }) => provider)).toEqual(['Desk 1'])
    // A later sheet counts for its accounts, and takes only its own word with it.
    const later = await act(store, bringStaff, { ids: [] }, { sheet: `Account,Coder\n${accounts[0]},Coder 7\n` }, by)
    expect(Object.keys(await groupsIn(store, 'coder'))).toContain('Coder 7')
    await act(store, removeStaff, { ids: [Number(later.made?.sheet)] }, {}, by)
    await act(store, removeStaff, { ids: [Number(made?.sheet)] }, {}, by)
    expect(Object.keys(await groupsIn(store, 'coder'))).toEqual(['not known'])
    await expect(act(store, bringStaff, { ids: [] }, { sheet: 'Account\nA\n' }, by)).rejects.toMatchObject({
      code: 'not-known',
    })
  })
})

describe('a chapter of diagnoses', () => {
  it('is found with and without the point, between chapters that share a letter, and for none where it is no code', () => {
    expect(['D49.9', 'D500', 'H59', 'H60.0', 'O9A.1', 'U07.1', 'X', '250.00', 'A'].map(chapterOf)).toEqual([
      ...['C00–D49 tumors', 'D50–D89 blood', 'H00–H59 eye', 'H60–H95 ear', 'O00–O9A pregnancy and birth'],
      ...['U00–U85 special purposes', undefined, undefined, undefined],
    ])
    for (const { from, to } of ICD_CHAPTERS) expect(from < to).toBe(true)
  })
})
