// Reads the tables and entries of this folder into memory: the folder is the index. Plain look-ups, no judgment.
import { addresseeKey, fits, sayTo } from './addressee.ts'
import type {
  AppealArgument,
  CasePath,
  CausePlaybook,
  Citation,
  ClockRule,
  CodeEntry,
  ControversyYear,
  Guide,
  PayerEntry,
  PromptPayLaw,
  ProviderAdjustmentEntry,
  RemarkEntry,
  Rule,
} from './entry.ts'
import { filesIn, hasFile } from './folder.ts'
import type { Text } from './said.ts'
import type { Addressee, Cause, PayerClass } from './vocabulary.ts'
import { citations, isUnsourced, readJson, type Written, withCitations, withQuestions } from './written.ts'

export { ANY_PAYER } from './addressee.ts'
export * from './entry.ts'
export { knowledgeVersion } from './folder.ts'
export * from './tables.ts'
export * from './vocabulary.ts'
export { allSources, bearsOut, citations, isRead, isUnsourced, listNamed, sourceNamed } from './written.ts'

/** The entries of a folder, by their files' names. */
function namesIn(folder: string): readonly string[] {
  return filesIn(folder)
    .filter(name => name.endsWith('.json'))
    .map(name => name.slice(0, -5))
    .sort()
}

/** One file per entry, read when first asked for, so that a short command does not pay for hundreds of them. */
function createShelf<Shape>(folder: string, read: (name: string) => Shape) {
  let names: readonly string[] | undefined
  const made = new Map<string, Shape | undefined>()
  return {
    names: () => (names ??= namesIn(folder)),
    get(name: string): Shape | undefined {
      if (made.has(name)) return made.get(name)
      // What a file or a person calls so; no path leads out of the folder.
      const shape = IS_NAME.test(name) && hasFile(folder, `${name}.json`) ? read(name) : undefined
      made.set(name, shape)
      return shape
    },
  }
}

const IS_NAME = /^[\w-]+$/

/** An entry before it is said to anybody. */
interface UnsaidEntry extends Omit<CodeEntry, 'steps' | 'byGroup' | 'paths'> {
  readonly steps: readonly Text[]
  readonly byGroup?: Readonly<Record<string, Text>>
  readonly paths?: readonly (Omit<CasePath, 'steps'> & { readonly steps: readonly Text[] })[]
}
interface WrittenEntry extends Omit<Written<UnsaidEntry>, 'rules'> {
  readonly rules?: readonly Written<Rule>[]
}
function readEntry(folder: string, name: string): UnsaidEntry {
  const { rules, ...rest } = readJson<WrittenEntry>(folder, `${name}.json`)
  const entry = withCitations<UnsaidEntry>(rest)
  return rules === undefined ? entry : { ...entry, rules: rules.map(withQuestions<Rule>) }
}

/** A playbook before it is said to anybody. */
interface UnsaidPlaybook extends Omit<CausePlaybook, 'confirm' | 'steps'> {
  readonly confirm: readonly Text[]
  readonly steps: Readonly<Record<keyof CausePlaybook['steps'], readonly Text[]>>
}
interface WrittenPlaybook extends Omit<Written<UnsaidPlaybook>, 'arguments'> {
  readonly arguments: readonly Written<AppealArgument>[]
}
function readPlaybook(name: string): UnsaidPlaybook {
  const { arguments: written, ...rest } = readJson<WrittenPlaybook>('causes', `${name}.json`)
  return {
    ...withCitations<UnsaidPlaybook>(rest as Written<UnsaidPlaybook>),
    arguments: written.map(each => withCitations<AppealArgument>(each)),
  }
}

const shelves = {
  carc: createShelf('carc', name => readEntry('carc', name)),
  rarc: createShelf('rarc', name => readEntry('rarc', name)),
  causes: createShelf('causes', readPlaybook),
  payers: createShelf('payers', readPayer),
  plb: createShelf('plb', name => withCitations<ProviderAdjustmentEntry>(readJson('plb', `${name}.json`))),
  guides: createShelf('guides', name => withCitations<Guide>(readJson('guides', `${name}.json`))),
}

/** What is known of a provider adjustment (PLB); undefined for a reason that no list names. */
export function providerAdjustmentOf(code: string): ProviderAdjustmentEntry | undefined {
  return shelves.plb.get(code)
}

/** The names of all guides. */
export function guideNames(): readonly string[] {
  return shelves.guides.names()
}

/** A guide by its file's name; undefined when there is none. */
export function guideOf(name: string): Guide | undefined {
  return shelves.guides.get(name)
}

/** The guides that serve a code (`97`, `N362`, `PLB-WO`), in the order of their names. */
export function guidesFor(code: string): readonly Guide[] {
  return guideNames().flatMap(name => {
    const guide = guideOf(name)
    return guide?.serves.includes(code) === true ? [guide] : []
  })
}

const saidEntries = new Map<string, CodeEntry>()

/** What more is known of a code, from its own file, as it is said to an addressee; undefined when there is none. */
export function entryOf(list: 'carc' | 'rarc', code: string, to: Addressee): CodeEntry | undefined {
  const entry = shelves[list].get(code)
  if (entry === undefined) return undefined
  const key = `${list}/${code}/${addresseeKey(to)}`
  const known = saidEntries.get(key)
  if (known !== undefined) return known
  const { paths, byGroup, ...rest } = entry
  const groups = Object.entries(byGroup ?? {}).flatMap(([group, text]) =>
    sayTo([text], { ...to, group }).map(said => [group, said]),
  )
  const said = {
    ...rest,
    steps: sayTo(entry.steps, to),
    ...(paths === undefined ? {} : { paths: paths.map(path => ({ ...path, steps: sayTo(path.steps, to) })) }),
    ...(byGroup === undefined ? {} : { byGroup: Object.fromEntries(groups) }),
  }
  saidEntries.set(key, said)
  return said
}

/** The way through the case that a rule found; undefined where the cause's playbook is the way. */
export function pathOf(rule: string, to: Addressee): CasePath | undefined {
  const code = rule.split('/')[0] ?? ''
  return entryOf('carc', code, to)?.paths?.find(path => path.rule === rule)
}

/** What more is known of a remark: what it asks for, and where; said to an addressee. */
export function remarkOf(code: string, to: Addressee): RemarkEntry | undefined {
  return entryOf('rarc', code, to) as RemarkEntry | undefined
}

/** The codes that have a file of their own. */
export function codesWithEntry(list: 'carc' | 'rarc'): readonly string[] {
  return shelves[list].names()
}

/** The rules of a code, from its entry; none when it has none. */
export function rulesOf(list: 'carc' | 'rarc', code: string): readonly Rule[] {
  return shelves[list].get(code)?.rules ?? []
}

/** The names of all payers and payer classes that have a file. */
export function payerNames(): readonly string[] {
  return shelves.payers.names()
}

/** A payer or payer class by its file's name; undefined when there is none. */
export function payerOf(id: string): PayerEntry | undefined {
  return shelves.payers.get(id)
}

/** A deadline or way to correct as it is written: whether it is sourced follows from its sources. */
type WrittenClock = Written<Omit<ClockRule, 'unsourced' | 'of'>>
type WrittenCorrection = Written<Omit<PayerEntry['correction'], 'unsourced'>>

/** Deadlines and ways to correct that several payers share, by name. */
interface PayerParts {
  readonly clocks: Readonly<Record<string, WrittenClock>>
  readonly corrections: Readonly<Record<string, WrittenCorrection>>
}
interface WrittenPayer extends Omit<PayerEntry, 'clocks' | 'correction'> {
  readonly clocks: readonly (string | WrittenClock)[]
  /** Left out, it is that of the entry this one is based on. */
  readonly correction?: string | WrittenCorrection
}
let parts: PayerParts | undefined

function readPayer(name: string): PayerEntry {
  parts ??= readJson<PayerParts>('payer-parts.json')
  const { clocks, correction, ...written } = readJson<WrittenPayer>('payers', `${name}.json`)
  const base = written.basedOn === undefined ? undefined : payerOf(written.basedOn)
  if (written.basedOn !== undefined && base === undefined)
    throw new Error(`payers/${name}.json is based on "${written.basedOn}", which is not there`)
  const own = clocks.map(clock => ({ ...sourced<ClockRule>(partOf(clock, parts?.clocks)), of: name }))
  const said = new Set(own.map(clock => clock.level))
  const corrected = correction === undefined ? undefined : partOf(correction, parts.corrections)
  const held = corrected === undefined ? base?.correction : sourced<PayerEntry['correction']>(corrected)
  if (held === undefined) throw new Error(`payers/${name}.json says nothing of corrected claims`)
  return {
    ...written,
    clocks: [...own, ...(base?.clocks ?? []).filter(clock => !said.has(clock.level))],
    correction: held,
  }
}

/** A rule with its sources, and whether it is a guess. */
function sourced<Shape>(written: Written<object>): Shape {
  const cites = citations(written.cites)
  return {
    ...written,
    cites,
    unsourced: isUnsourced(cites),
  } as unknown as Shape
}

function partOf<Part>(part: string | Part, shared: Readonly<Record<string, Part>> | undefined): Part {
  if (typeof part !== 'string') return part
  const found = shared?.[part]
  if (found === undefined) throw new Error(`payer-parts.json has no "${part}"`)
  return found
}

let controversy: readonly ControversyYear[] | undefined

/** The least amounts in controversy by year, oldest first. */
export function controversyYears(): readonly ControversyYear[] {
  controversy ??= readJson<readonly (Omit<ControversyYear, 'cite'> & { readonly cite: string })[]>(
    'law',
    'amounts-in-controversy.json',
  ).map(({ cite, ...year }) => ({ ...year, cite: citations([cite])[0] as Citation }))
  return controversy
}

let promptPay: ReadonlyMap<string, PromptPayLaw> | undefined

/** Prompt-pay laws by the states' postal codes: all fifty and the District of Columbia. */
export function promptPayLaws(): ReadonlyMap<string, PromptPayLaw> {
  promptPay ??= new Map(
    readJson<readonly Written<PromptPayLaw>[]>('law', 'prompt-pay.json').map(law => [
      law.state,
      withCitations<PromptPayLaw>(law),
    ]),
  )
  return promptPay
}

const defaults = new Map<PayerClass, PayerEntry | undefined>()

/** The entry that holds for a class of payers while nothing nearer is known; undefined when no file names the class. */
export function payerForClass(payerClass: PayerClass): PayerEntry | undefined {
  if (!defaults.has(payerClass))
    for (const id of payerNames()) for (const named of payerOf(id)?.classes ?? []) defaults.set(named, payerOf(id))
  return defaults.get(payerClass)
}

const saidPlaybooks = new Map<string, CausePlaybook>()

/** The playbook of a cause, as it is said to an addressee; every cause has one. */
export function playbookOf(cause: Cause, to: Addressee): CausePlaybook {
  const key = `${cause}/${addresseeKey(to)}`
  const known = saidPlaybooks.get(key)
  if (known !== undefined) return known
  const playbook = shelves.causes.get(cause)
  if (playbook === undefined) throw new Error(`causes/${cause}.json is missing`)
  const { confirm, steps } = playbook
  const said = {
    ...playbook,
    arguments: playbook.arguments.filter(argument => fits(argument, to)),
    confirm: sayTo(confirm, to),
    steps: { frontDesk: sayTo(steps.frontDesk, to), coder: sayTo(steps.coder, to), biller: sayTo(steps.biller, to) },
  }
  saidPlaybooks.set(key, said)
  return said
}
