// The linters of what is known: every code present, every word from the closed lists, every rule cited, reached by an example
// and asking only facts that exist; every entry's examples decide as they say.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { explainClaim } from '../../test/explain-text.ts'
import { remittance } from '../../test/read-file.ts'
import { parseCodeName } from '../decide/code.ts'
import type { DecidedClaim } from '../decide/decide.ts'
import { estimateStanding } from '../decide/estimate.ts'
import { FACTS } from '../decide/facts.ts'
import { giveBackClock } from '../decide/give-back.ts'
import { estimateLaw } from '../decide/patient-estimate.ts'
import { LAWS } from './law/all.ts'
import { RANKS } from './law/law.ts'
import { letterArguments, letterForm, letterRoutes } from './letters.ts'
import {
  ACTIONS,
  ANY_PAYER,
  allSources,
  CARCS,
  CAUSES,
  CLAIM_STATUSES,
  type CodeEntry,
  type Condition,
  codesWithEntry,
  controversyYears,
  type Example,
  entryOf,
  FAMILY_OF,
  FILINGS,
  GROUPS,
  guideNames,
  guideOf,
  KINDS,
  LEVELS,
  LIABLE,
  NCPDP_REJECTS,
  PAYER_CLASSES,
  PROVIDER_ADJUSTMENTS,
  payerNames,
  payerOf,
  playbookOf,
  promptPayLaws,
  providerAdjustmentOf,
  RARCS,
  type Rule,
  SCENARIOS,
  SURE,
} from './load.ts'
import { PRACTICE_SYSTEM_NAMES, practiceSystem } from './practice-systems.ts'
import { COMMON_RULES } from './rules/all.ts'
import { SEQUESTRATION_RATES } from './sequestration.ts'
import { BUSINESS_LINES } from './vocabulary.ts'

function range(prefix: string, from: number, to: number, width = 0): string[] {
  return Array.from({ length: to - from + 1 }, (_, at) => `${prefix}${String(from + at).padStart(width, '0')}`)
}

describe('the tables', () => {
  it('hold every adjustment reason code', () => {
    const all = [
      ...range('', 1, 308),
      ...range('A', 0, 8),
      ...range('B', 1, 23),
      ...range('D', 1, 23),
      ...range('P', 1, 32),
      ...range('W', 1, 9),
      ...range('Y', 1, 3),
    ]
    expect([...CARCS.keys()].sort()).toEqual(all.sort())
    expect(CARCS.size).toBe(407)
  })

  it('hold every remark code', () => {
    expect(RARCS.size).toBe(1216)
    const numbered = [...range('N', 1, 940)].filter(code => code !== 'N813' && code !== 'N814')
    expect([...RARCS.keys()].filter(code => code.startsWith('N')).sort()).toEqual(numbered.sort())
    expect([...RARCS.values()].filter(row => row.active && row.alert)).toHaveLength(190)
  })

  it('use only the closed words', () => {
    for (const row of [...CARCS.values(), ...RARCS.values()]) {
      expect(KINDS, row.code).toContain(row.kind)
      expect(CAUSES, row.code).toContain(row.cause)
      expect(ACTIONS, row.code).toContain(row.action)
      expect(row.meaning.length, row.code).toBeGreaterThan(5)
    }
    for (const row of CARCS.values()) {
      for (const scenario of row.scenarios) expect(SCENARIOS, row.code).toContain(scenario)
      for (const group of row.groups) expect([...GROUPS.keys()], row.code).toContain(group)
      for (const code of row.replacedBy) expect(CARCS.has(code), `${row.code} → ${code}`).toBe(true)
      if (row.active) expect(row.replacedBy, row.code).toEqual([])
    }
    for (const row of FILINGS.values()) expect(PAYER_CLASSES).toContain(row.payerClass)
    expect(Object.keys(FAMILY_OF).sort()).toEqual([...CAUSES].sort())
  })

  it('keep pure adjustments out of the denials', () => {
    for (const code of [
      '23',
      '45',
      '59',
      '101',
      '133',
      '144',
      '187',
      '223',
      '237',
      '246',
      '253',
      '257',
      '277',
      '295',
      '290',
      '291',
      '292',
      '298',
      '300',
      '305',
      '1',
      '2',
      '3',
      '66',
    ])
      expect(CARCS.get(code)?.kind, code).not.toBe('denial')
    for (const code of ['4', '16', '18', '22', '27', '29', '50', '96', '97', '109', '197', '204', 'A1', 'B7'])
      expect(CARCS.get(code)?.kind, code).toBe('denial')
  })

  it('hold the pharmacy rejects often met, each a cause and an action from the closed lists', () => {
    for (const code of ['7', '21', '25', '41', '54', '65', '69', '70', '75', '76', '79', '81', '83', '88', 'M1', 'MR'])
      expect(NCPDP_REJECTS.get(code)?.active, code).toBe(true)
    for (const row of NCPDP_REJECTS.values()) {
      expect(row.code).toMatch(/^(?!0)[A-Z0-9]{1,4}$/)
      expect(CAUSES).toContain(row.cause)
      expect(ACTIONS).toContain(row.action)
      expect(KINDS).toContain(row.kind)
      expect(row.alert || row.action !== 'none', row.code).toBe(true)
    }
  })

  it('say since when a code is out of use by a day, or not at all', () => {
    for (const { code, until, active } of CARCS.values())
      if (until !== undefined) {
        expect(until, code).toMatch(/^\d{4}-\d\d-\d\d$/)
        expect(active, code).toBe(false)
      }
  })

  it('hold the short lists', () => {
    for (const code of ['1', '2', '3', '4', '19', '20', '21', '22', '23', '25'])
      expect(CLAIM_STATUSES.get(code)?.active).toBe(true)
    for (const code of ['WO', 'FB', '72', 'L6', 'CS', 'J1', 'IR']) expect(PROVIDER_ADJUSTMENTS.has(code)).toBe(true)
    expect([...GROUPS.keys()]).toEqual(['CO', 'PR', 'OA', 'PI', 'CR'])
  })
})

const entries: readonly (readonly [string, CodeEntry])[] = (['carc', 'rarc'] as const).flatMap(list =>
  codesWithEntry(list).map(code => {
    const entry = entryOf(list, code, ANY_PAYER)
    if (entry === undefined) throw new Error(`${list}/${code}.ts exports no entry`)
    return [`${list}/${code}`, entry] as const
  }),
)
const allRules: readonly Rule[] = [...COMMON_RULES, ...entries.flatMap(([, entry]) => entry.rules ?? [])]

function decideExample(example: Example): DecidedClaim {
  const paid = /CLP\*[^*]*\*[^*]*\*[^*]*\*([^*]*)/.exec(example.claim)?.[1] ?? '0'
  return explainClaim(remittance(example.claim, paid, example.paid.replaceAll('-', '')))
}

const TESTS = ['is', 'not', 'in', 'has', 'lacks', 'above', 'atLeast', 'below', 'atMost']

/** JSON is held by no type: a condition is a fact of ours with exactly one test, and a list in it is one. */
function expectQuestions(entries: readonly { readonly id: string; readonly when: readonly Condition[] }[]): void {
  for (const { id, when } of entries)
    for (const condition of when) {
      const { fact, ...asked } = condition
      expect(Object.keys(FACTS), id).toContain(fact)
      expect(Object.keys(asked), id).toHaveLength(1)
      for (const [test, value] of Object.entries(asked)) {
        expect(TESTS, id).toContain(test)
        if (['in', 'has', 'lacks'].includes(test)) expect(Array.isArray(value), `${id}: ${test}`).toBe(true)
        else expect(['string', 'number', 'boolean'], `${id}: ${test}`).toContain(typeof value)
        if (fact === 'payerClass') for (const each of [value].flat()) expect(PAYER_CLASSES, id).toContain(each)
        if (fact === 'carcCause' || fact === 'causeSaid')
          for (const each of [value].flat()) expect(CAUSES, id).toContain(each)
      }
    }
}

describe('laws', () => {
  it('have names of their own, a source, one thing to say, and only closed words', () => {
    expect(new Set(LAWS.map(law => law.id)).size).toBe(LAWS.length)
    for (const { id, rank, patient, appeal, correction, cites, sure, title } of LAWS) {
      expect(RANKS, id).toContain(rank)
      expect(SURE, id).toContain(sure)
      expect(title, id).toBeTruthy()
      expect(cites.length, id).toBeGreaterThan(0)
      const parts = [patient, appeal, correction].filter(part => part !== undefined)
      expect(parts, id).toHaveLength(1)
      for (const { instead, says } of parts) {
        expect(ACTIONS, id).toContain(instead)
        expect(says.length, id).toBeGreaterThan(20)
      }
      if (patient !== undefined) expect(LIABLE, id).toContain(patient.liable)
      for (const level of appeal?.alsoCloses ?? []) expect(LEVELS, id).toContain(level)
    }
  })

  it('ask one question per condition, of lists that are lists', () => expectQuestions(LAWS))
})

describe('rules', () => {
  it('decide in the closed words, or name the fact that says it', () => {
    const words = { kind: KINDS, cause: CAUSES, action: ACTIONS, liable: LIABLE, sure: SURE }
    for (const { id, decides } of allRules)
      for (const [name, list] of Object.entries(words)) {
        const word = decides[name as keyof typeof words]
        if (typeof word === 'object') expect(Object.keys(FACTS), `${id}: ${name}`).toContain(word.fact)
        else if (word !== undefined || name !== 'liable') expect(list, `${id}: ${name}`).toContain(word)
      }
  })

  it('ask one question per condition, of lists that are lists', () => expectQuestions(allRules))

  it('have names of their own, a source, and ask facts that exist', () => {
    expect(new Set(allRules.map(rule => rule.id)).size).toBe(allRules.length)
    for (const rule of allRules) {
      expect(rule.cites?.length ?? 0, rule.id).toBeGreaterThan(0)
      for (const { fact } of rule.when) expect(Object.keys(FACTS), rule.id).toContain(fact)
      for (const [, name] of rule.why.matchAll(/\{(\w+)\}/g)) expect(Object.keys(FACTS), rule.id).toContain(name)
    }
  })
})

const ruleExamples = JSON.parse(
  readFileSync(join(import.meta.dirname, 'rules', 'examples.json'), 'utf8'),
) as readonly Example[]
const allExamples = [...entries.flatMap(([, entry]) => entry.examples), ...ruleExamples]

function check(example: Example): void {
  const { carc, rule, ...words } = example.expect
  const found = decideExample(example).adjustments.find(each =>
    rule === undefined ? each.adjustment.carc === carc : each.decision.rule === rule,
  )
  expect(found?.decision, example.title).toMatchObject(words)
}

describe('examples', () => {
  it.each(ruleExamples.map(example => [example.title, example] as const))('of rules: %s', (_title, example) =>
    check(example),
  )

  it('reach every rule', () => {
    const reached = new Set(
      allExamples.flatMap(example => decideExample(example).adjustments.map(each => each.decision.rule)),
    )
    expect(allRules.map(rule => rule.id).filter(id => !reached.has(id))).toEqual([])
  })
})

describe('entries', () => {
  it('are there for the codes met most', () => {
    expect(codesWithEntry('carc').length).toBeGreaterThanOrEqual(150)
    expect(codesWithEntry('rarc').length).toBeGreaterThanOrEqual(150)
    const denials = [...CARCS.values()].filter(row => row.active && row.kind === 'denial' && row.scenarios.length > 0)
    const injury = [...CARCS.values()].filter(row => row.active && row.code.startsWith('P'))
    const missing = [...denials, ...injury]
      .map(row => row.code)
      .filter(code => entryOf('carc', code, ANY_PAYER) === undefined)
    expect(missing).toEqual([])
  })

  it('are there for every remark that changes the workflow', () => {
    const groups = {
      stop: 'N185 N938 N211 MA44 N83 N704 MA130 N111 N142 N380 N798 N779 N368',
      appeal: 'MA01 MA02 M25 M27 N355 N887 N1 N187 N220 N139 N140 N366 N939 N921',
      policy: 'N115 N386 N569 N661 N163 N180 N623',
      patient: 'MA13 MA59 MA72 MA77 N720 M38 N124 M39 N563 N172 N842 N830 N781 N782 N783 N192 N492 N536 N857',
      coordination:
        'MA04 N4 N479 N36 MA64 N8 N23 N48 MA18 MA07 MA68 MA19 N387 N177 N155 N191 N197 N598 N725 N726 N727 N728 N811',
      provider: 'N94 N255 N288 N257 N290 N516 N570 N574 N575 N544 N613 N550 N831 MA120 N767 N836',
      recovery:
        'N432 N469 N687 N688 N689 N690 N691 N692 N693 N694 N695 N696 N697 N698 N199 N419 N420 N421 N422 N423 N573',
      units: 'N362 N640 N435 M15 N19 N20 M80 N122 N525 N390',
    }
    const all = Object.values(groups).flatMap(codes => codes.split(' '))
    expect(all.filter(code => entryOf('rarc', code, ANY_PAYER) === undefined)).toEqual([])
  })

  it('cite only sources that are written down, and every source is used', () => {
    const cited = new Set(
      [
        ...entries.flatMap(([, entry]) => entry.cites),
        ...allRules.flatMap(rule => rule.cites ?? []),
        ...LAWS.flatMap(law => law.cites),
        ...CAUSES.flatMap(cause => [
          ...playbookOf(cause, ANY_PAYER).cites,
          ...playbookOf(cause, ANY_PAYER).arguments.flatMap(argument => argument.cites),
        ]),
        ...payerNames().flatMap(name => {
          const payer = payerOf(name)
          return [...(payer?.correction.cites ?? []), ...(payer?.clocks ?? []).flatMap(clock => clock.cites)]
        }),
        ...controversyYears().map(year => year.cite),
        ...SEQUESTRATION_RATES.flatMap(rate => rate.cites),
        ...[...promptPayLaws().values()].flatMap(law => law.cites),
        ...[...PROVIDER_ADJUSTMENTS.keys()].flatMap(code => providerAdjustmentOf(code)?.cites ?? []),
        ...guideNames().flatMap(name => guideOf(name)?.cites ?? []),
        ...letterRoutes().flatMap(route => [
          ...route.cites,
          ...(route.form === undefined ? [] : letterForm(route.form).cites),
        ]),
        ...PRACTICE_SYSTEM_NAMES.flatMap(name => practiceSystem(name)?.cites ?? []),
        ...BUSINESS_LINES.flatMap(line => giveBackClock(line, '2026-01-02').cites),
        ...[['inactive', false] as const, ['active', true] as const, ['active', false] as const].flatMap(
          ([state, qmb]) => estimateLaw({ state, qmb, says: '', product: 'Medicaid' }).cites,
        ),
        ...estimateStanding(10_000, 60_000).cites,
        ...CAUSES.flatMap(cause => letterArguments(cause).flatMap(each => each.sentences.flatMap(one => one.cites))),
      ].map(cite => cite.title),
    )
    expect(
      allSources()
        .filter(source => !cited.has(source.title))
        .map(source => source.title),
    ).toEqual([])
  })

  /** A statement is read again within a year and a half of the newest list; older ones have to be opened again. */
  it('cite nothing stale', () => {
    const newest = allSources()
      .map(source => source.read)
      .reduce((last, read) => (read > last ? read : last))
    const oldest = Temporal.PlainDate.from(newest).subtract({ months: 18 }).toString()
    expect(allSources().filter(source => source.read < oldest)).toEqual([])
    for (const { read } of allSources()) expect(read).toMatch(/^\d{4}-\d\d-\d\d$/)
  })
})

/** No sentence is longer than a person reads. */
const LONGEST = 240

describe.each(entries)('%s', (name, entry) => {
  it('bears its own code, cites, names codes that are, and is short enough to read', () => {
    expect(name.split('/')[1]).toBe(entry.code)
    expect(entry.cites.length).toBeGreaterThan(0)
    expect(entry.examples.length).toBeGreaterThan(0)
    for (const { code } of entry.related ?? []) expect(parseCodeName(code), code).toBeDefined()
    for (const group of Object.keys(entry.byGroup ?? {})) expect(GROUPS.has(group)).toBe(true)
    const texts = [entry.meaning, ...entry.steps, ...(entry.causes ?? []), ...(entry.prevention ?? [])]
    for (const sentence of texts.flatMap(text => text.split(/(?<=[.!?]) /)))
      expect(sentence.length, sentence).toBeLessThanOrEqual(LONGEST)
  })

  it('decides as its examples say', () => {
    for (const example of entry.examples) check(example)
  })
})

describe.each(CAUSES)('playbook: %s', cause => {
  const playbook = playbookOf(cause, ANY_PAYER)
  it('is whole, cited and short enough to read', () => {
    expect(playbook.cause).toBe(cause)
    expect(playbook.confirm.length).toBeGreaterThan(1)
    expect(playbook.steps.biller.length).toBeGreaterThan(0)
    for (const list of [playbook.evidence, playbook.prevention, playbook.closes, playbook.chance, playbook.arguments])
      expect(list.length).toBeGreaterThan(0)
    expect(playbook.arguments.map(each => each.level)).toContain('first')
    for (const { value } of playbook.chance) expect(value > 0 && value <= 1).toBe(true)
    expect(playbook.cites.some(cite => cite.title.startsWith('Our judgment'))).toBe(true)
    const sentences = [
      playbook.meaning,
      ...playbook.confirm,
      ...playbook.steps.frontDesk,
      ...playbook.steps.coder,
      ...playbook.steps.biller,
      ...playbook.prevention,
    ]
    for (const sentence of sentences) expect(sentence.length, sentence).toBeLessThan(260)
  })
})
