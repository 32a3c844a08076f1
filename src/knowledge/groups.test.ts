// The linter of texts per group: every active adjustment reason says what each group that can stand with it means, in words of its own,
// and none lets a patient be billed where law or contract forbids it.
import { describe, expect, it } from 'vitest'
import { ANY_PAYER, CARCS, type CarcRow, type Cause, entryOf, FAMILY_OF } from './load.ts'

const active = [...CARCS.values()].filter(row => row.active)
const textsOf = (code: string) => entryOf('carc', code, ANY_PAYER)?.byGroup ?? {}
const sentencesOf = (text: string) => text.split(/(?<=[.!?]) /)

/**
 * What must be there: the groups of the official text; a denial as the provider's, as the patient's and as that of a payer without a
 * contract; otherwise one that fits.
 */
function missing(row: CarcRow): readonly string[] {
  const has = Object.keys(textsOf(row.code))
  if (row.groups.length > 0) return row.groups.filter(group => !has.includes(group))
  if (row.kind === 'denial') return ['CO', 'PR', 'PI'].filter(group => !has.includes(group))
  if (row.kind === 'underpayment')
    return has.includes('CO') && (has.includes('PR') || has.includes('PI')) ? [] : ['CO', 'PR or PI']
  if (row.kind === 'patient-share') return has.includes('PR') ? [] : ['PR']
  return has.length > 0 ? [] : ['any']
}

/** Denials whose ground lies with the practice or between it and the payer: no patient answers for them. */
const isOurs = (cause: Cause) =>
  cause === 'contract' ||
  (cause !== 'unknown' && ['coding', 'documentation', 'administrative'].includes(FAMILY_OF[cause]))

/** A sentence that sends the patient a bill; one with a denial or a condition in it does not. */
const BILLS =
  /\b(bill|charge) (it to )?the patient\b|\bthen bill\b|\bthe patient('s)? owes (it|this)\b|becomes? self-pay|is self-pay/i
const GUARDED =
  /\b(not|never|no|nothing|only|unless|without|before|until|forbids?|where|hold|may|cannot|nor|neither|first)\b/i

/** Words that keep the money from the patient. */
const KEEPS = /\b(not|never|no|nothing|nobody|none|cannot|hold|without|forbids?)\b/i

const sendsBill = (text: string) => sentencesOf(text).some(sentence => BILLS.test(sentence) && !GUARDED.test(sentence))

describe('texts per group', () => {
  it('are there for every active reason and each group that can stand', () => {
    expect(active).toHaveLength(297)
    expect(active.filter(row => missing(row).length > 0).map(row => `${row.code}: ${missing(row)}`)).toEqual([])
  })

  it('name no group that the official text rules out', () => {
    const odd = active.flatMap(row =>
      row.groups.length === 0 ? [] : Object.keys(textsOf(row.code)).filter(group => !row.groups.includes(group)),
    )
    expect(odd).toEqual([])
  })

  it('are specific: no sentence stands in more than three entries, none is long, none says nothing', () => {
    const seen = new Map<string, Set<string>>()
    for (const { code } of active)
      for (const text of Object.values(textsOf(code))) {
        expect(text.length, `${code}: ${text}`).toBeGreaterThan(40)
        for (const sentence of sentencesOf(text)) {
          expect(sentence.length, sentence).toBeLessThanOrEqual(240)
          seen.set(sentence, (seen.get(sentence) ?? new Set()).add(code))
        }
      }
    expect([...seen].filter(([, codes]) => codes.size > 3).map(([sentence]) => sentence)).toEqual([])
    for (const filler of ['The only group the official text allows.', 'As CO.', 'By law.', "The provider's."])
      expect(seen.has(filler), filler).toBe(false)
  })

  it('under CO and PI never send the patient a bill', () => {
    const bills = active.flatMap(row =>
      (['CO', 'PI'] as const).flatMap(group =>
        sentencesOf(textsOf(row.code)[group] ?? '')
          .filter(sentence => BILLS.test(sentence) && !GUARDED.test(sentence))
          .map(sentence => `${group}-${row.code}: ${sentence}`),
      ),
    )
    expect(bills).toEqual([])
  })

  it('under PR keep from the patient what the practice or its contract answers for', () => {
    const bills = active
      .filter(row => row.kind === 'denial' && isOurs(row.cause))
      .map(row => [row.code, textsOf(row.code).PR ?? ''] as const)
      .filter(([, text]) => text !== '' && (sendsBill(text) || !KEEPS.test(text)))
      .map(([code, text]) => `${code}: ${text}`)
    expect(bills).toEqual([])
  })
})

describe('texts that cost money when they are wrong', () => {
  const text = (code: string, group: string) => textsOf(code)[group] ?? ''

  it('CO-97 names the modifier by situation, and PR-97 bills nobody', () => {
    for (const modifier of ['24', '25', '57', '58', '59', 'XE', 'XS', 'XP', 'XU', '78', '79'])
      expect(text('97', 'CO')).toMatch(new RegExp(`\\b${modifier}\\b`))
    expect(text('97', 'CO')).toMatch(/never billed to the patient/)
    expect(text('97', 'PR')).toMatch(/may not be charged/)
  })
  it('CO-59 is a price and not the patient’s', () => expect(text('59', 'CO')).toMatch(/not to be billed/))
  it('CO-100: the money is with the patient and collected there', () =>
    expect(text('100', 'CO')).toMatch(/collect it from the patient/))
  it('CO-286 is the provider’s loss; PR-286 never shifts the lost appeal', () => {
    expect(text('286', 'CO')).toMatch(/provider's loss/)
    expect(text('286', 'PR')).toMatch(/never the amount lost/)
  })
  it('CO-15 corrects the number, and bills nobody', () => expect(text('15', 'CO')).toMatch(/not billed/))
  it.each(['27', '31'])('PR-%s ends at self-pay only when no coverage is left', code =>
    expect(text(code, 'PR')).toMatch(/only when|when no coverage/),
  )
  it.each(['27', '31'])('PR-%s names self-pay', code => expect(text(code, 'PR')).toMatch(/self-pay/))
  it('CO-151 with N362 says what each MUE indicator allows', () =>
    expect(text('151', 'CO')).toMatch(/N362.*MAI 1 .*MAI 2 .*MAI 3 /))
  it('an MUE or NCCI denial cannot be shifted by a notice', () => {
    expect(text('151', 'PR')).toMatch(/ABN cannot/)
    expect(text('236', 'PR')).toMatch(/may not be billed, ABN or not/)
  })
  it('PR-45 asks the law first', () => expect(text('45', 'PR')).toMatch(/No Surprises Act/))
  it('PR-29 is held', () => expect(text('29', 'PR')).toMatch(/Not billable/))
  it('the deductible of a Qualified Medicare Beneficiary goes to Medicaid', () =>
    expect(text('1', 'PR')).toMatch(/Qualified Medicare Beneficiary it goes to Medicaid/))
})
