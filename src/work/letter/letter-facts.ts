// Every fact that is at hand for a letter: of the remittance, of the claim as sent, counted and put together from them, kept by the practice. Pure.
import type { LetterRoute } from '../../knowledge/letters.ts'
import { claimFacts } from './claim-facts.ts'
import type { Evidence } from './evidence.ts'
import type { Fact } from './fact.ts'
import { medicarePart, PARTY } from './party.ts'
import { remittanceFacts } from './remittance-facts.ts'
import { listOf } from './resolve.ts'

export function letterFacts(evidence: Evidence, route: LetterRoute | undefined): readonly Fact[] {
  const { remittance, sent } = evidence
  const read = [...remittanceFacts(remittance), ...(sent === undefined ? [] : claimFacts(sent))]
  const own = dropSame([...read, ...practiceFacts(evidence), ...filingFacts(evidence), ...noticeFacts(evidence)])
  const together = putTogether(own, evidence, route)
  return [...own, ...together]
}

/** The first of each key. */
function dropSame(facts: readonly Fact[]): readonly Fact[] {
  const seen = new Set<string>()
  return facts.filter(({ key }) => !seen.has(key) && seen.add(key))
}

function practiceFacts({ practice, today, payer }: Evidence): readonly Fact[] {
  const part = medicarePart(payer.payerClass)
  return [
    {
      key: 'party.kind',
      title: 'Person appealing',
      kind: 'text',
      value: PARTY,
      source: { kind: 'practice', record: 'party' },
    },
    ...(part === undefined
      ? []
      : [
          {
            key: 'medicare.part',
            title: 'Medicare part',
            kind: 'text',
            value: part,
            source: { kind: 'practice', record: 'medicare-part' },
          } as const,
        ]),
    {
      key: 'letter.date',
      title: 'Day of the letter',
      kind: 'date',
      value: today,
      source: { kind: 'practice', record: 'today' },
    },
    ...(practice.trim() === ''
      ? []
      : [
          {
            key: 'practice.name',
            title: 'Practice',
            kind: 'text',
            value: practice,
            source: { kind: 'practice', record: 'name' },
          } as const,
        ]),
  ]
}

/** The day of the last decision before this level, under the names that arguments and forms have for it. */
function noticeFacts({ notices }: Evidence): readonly Fact[] {
  const last = notices.at(-1)
  if (last === undefined) return []
  const source = { kind: 'practice', record: 'notice' } as const
  const day = (key: string) =>
    ({ key, title: 'Day of the decision before', kind: 'date', value: last.date, source }) as const
  return [day('notice.date'), day('decided.on')]
}

/** When the claim was sent, and who took it in when: the payer's own word before a receiver's. */
function filingFacts({ filing }: Evidence): readonly Fact[] {
  const at = (is: (kind: string) => boolean) => filing.findIndex(({ kind, on }) => on !== null && is(kind))
  const sent = at(kind => kind === '837')
  const taken =
    [at(kind => kind === '277CA'), at(kind => kind === '999' || kind === '997')].find(each => each >= 0) ?? -1
  const fact = (key: string, title: string, index: number, field: 'on' | 'by'): readonly Fact[] => {
    const value = field === 'on' ? filing[index]?.on : filing[index]?.by
    if (value == null || value === '') return []
    return [
      {
        key,
        title,
        kind: field === 'on' ? 'date' : 'text',
        value,
        source: { kind: 'practice', record: `filing/${index}/${field}` },
      },
    ]
  }
  return [
    ...fact('filed.sentOn', 'Day on which the claim was sent', sent, 'on'),
    ...fact('filed.on', 'Day of the acknowledgment', taken, 'on'),
    ...fact('filed.by', 'Who acknowledged it', taken, 'by'),
  ]
}

function putTogether(
  own: readonly Fact[],
  { denial, answers }: Evidence,
  route: LetterRoute | undefined,
): readonly Fact[] {
  const has = (key: string) => own.find(each => each.key === key)
  const lineKeys = (field: string) =>
    own.flatMap(({ key }) => {
      const [, line] = new RegExp(`^line\\.(\\d+)\\.${field}$`).exec(key) ?? []
      return line !== undefined && (denial.lines.length === 0 || denial.lines.includes(Number(line))) ? [key] : []
    })
  const list = (key: string, title: string, of: readonly string[]): readonly Fact[] => {
    const parts = of.flatMap(each => has(each) ?? [])
    return parts.length === 0
      ? []
      : [
          {
            key,
            title,
            kind: 'text',
            value: listOf(parts),
            source: { kind: 'facts', by: 'list', of: parts.map(part => part.key) },
          },
        ]
  }
  const on = lineKeys('on')
  const dates = on.length > 0 ? on : ['service.from', 'service.to']
  const route_: readonly Fact[] =
    route === undefined
      ? []
      : [
          {
            key: 'route.title',
            title: 'What is asked for',
            kind: 'text',
            value: route.title,
            source: { kind: 'knowledge', entry: `route/${route.id}` },
          },
        ]
  const provider = has('billing.name') === undefined ? 'practice.name' : 'billing.name'
  const contact = ['signer.name', provider, 'signer.address', 'signer.phone']
  const answered: readonly Fact[] = contact
    .filter(key => key !== provider && (answers[key] ?? '').trim() !== '')
    .map(key => ({ key, title: key, kind: 'text', value: answers[key] ?? '', source: { kind: 'person', field: key } }))
  const all = [...own, ...answered]
  const reach = contact.flatMap(key => all.find(fact => fact.key === key) ?? [])
  return [
    ...route_,
    ...list('service.dates', 'Dates of service', dates),
    ...list('service.items', 'Services', lineKeys('procedure')),
    ...list('service.codes', 'Service codes', lineKeys('procedure')),
    ...disputed(own, denial),
    ...answered,
    ...(reach.length === contact.length
      ? [
          {
            key: 'signer.contact',
            title: 'Name, address, telephone',
            kind: 'text',
            value: listOf(reach),
            source: { kind: 'facts', by: 'list', of: contact },
          } as const,
        ]
      : []),
  ]
}

/** What is in dispute: the amounts of the reason that leads, on the lines that are. */
function disputed(own: readonly Fact[], { group, carc, lines }: Evidence['denial']): readonly Fact[] {
  const amounts = own.flatMap(fact => {
    const [, line, at] = /^reason\.(\d+)\.(\d+)\.code$/.exec(fact.key) ?? []
    if (line === undefined || fact.value !== `${group}-${carc}`) return []
    if (line !== '0' && lines.length > 0 && !lines.includes(Number(line))) return []
    return own.find(({ key }) => key === `reason.${line}.${at}.amount`) ?? []
  })
  if (amounts.length === 0) return []
  const cents = amounts.reduce((sum, { value }) => sum + Number(value), 0)
  return [
    {
      key: 'dispute.amount',
      title: 'Amount in dispute',
      kind: 'money',
      value: String(cents),
      source: { kind: 'facts', by: 'sum', of: amounts.map(({ key }) => key) },
    },
  ]
}
