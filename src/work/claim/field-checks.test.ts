// What is wrong in single fields of a corrected claim: every check with a claim that has the trouble, and a claim without any.
import { describe, expect, it } from 'vitest'
import { readFile } from '../../../test/read-file.ts'
import { sentVisit } from '../../../test/sent.ts'
import { writeClaims } from '../../example/sent.ts'
import { type Claims837, claimsOf, type SubmittedClaim } from '../../x12/index.ts'
import { type Change, changeWhatCan, parseChange } from './change-claim.ts'
import { checkFields } from './field-checks.ts'
import { layOutAgain } from './write-claim.ts'

const TODAY = '2026-02-02'

function sent(): SubmittedClaim {
  const text = writeClaims([sentVisit('AC-1', [['99213', 15_000, '25']])], { date: '2026-01-08', control: 7 })
  const [file] = readFile(text).remittances
  const [claim] = claimsOf(file?.description.guide ?? '', file?.tree as unknown as Claims837)
  if (claim === undefined) throw new Error('no claim')
  return claim
}

function troubles(texts: readonly string[], sentOn: string | null = '2026-01-08') {
  const before = sent()
  const changes: readonly Change[] = texts.map(parseChange)
  const { changed, refused } = changeWhatCan(before, changes)
  const after = layOutAgain({
    kind: before.kind,
    ...changed,
    head: { submitter: undefined, receiver: undefined } as never,
  })
  const checks = checkFields({
    before,
    after,
    changed: new Set(changes.map(({ field }) => field)),
    today: TODAY,
    sentOn: sentOn ?? undefined,
  })
  return [...refused.map(each => `refused ${each.field}`), ...checks.map(({ weight, field }) => `${weight} ${field}`)]
}

describe('fields of a corrected claim', () => {
  it('are quiet where nothing is wrong', () => {
    expect(troubles([])).toEqual([])
    expect(troubles(['lines.1.procedure=J1885', 'lines.1.modifiers=26,59', 'rendering.npi=1245319599'])).toEqual([])
  })

  it.each([
    [['lines.1.procedure=9921'], ['stop lines.1.procedure']],
    [['lines.1.modifiers=25,25'], ['stop lines.1.modifiers']],
    [['lines.1.modifiers=LT,RT'], ['warn lines.1.modifiers']],
    [['lines.1.modifiers=123'], ['refused lines.1.modifiers']],
    [['lines.1.date=2026-02-03'], ['stop lines.1.date']],
    [['lines.1.date=2026-01-09'], ['stop lines.1.date']],
    [['lines.1.pointers=2'], ['stop lines.1.pointers']],
    [['lines.1.units=0'], ['stop lines.1.units']],
    [['lines.1.units=2'], ['warn lines.1.units']],
    [['lines.1.units=2', 'lines.1.charge=300.00'], []],
    [['rendering.npi=1245319598'], ['stop rendering.npi']],
  ])('%j', (changes, expected) => {
    expect(troubles(changes)).toEqual(expected)
  })

  it('take the day of filing only where it is known', () => {
    expect(troubles(['lines.1.date=2026-01-09'], null)).toEqual([])
  })

  it('keep the changes that can be made where one cannot', () => {
    const { changed, refused } = changeWhatCan(sent(), ['lines.1.units=two', 'lines.1.charge=160.00'].map(parseChange))
    expect(refused.map(({ field }) => field)).toEqual(['lines.1.units'])
    expect(changed.node.lines[0]?.service?.chargeCents).toBe(16_000)
  })
})
