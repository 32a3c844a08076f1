// What a check comes to on one sheet: the claims that have a finding, the denials that each prevents with what they came to here, and the same as a report.
import { denialsFor } from '../../store/check.ts'
import type { Store } from '../../store/store.ts'
import { CODE, type Fault, type SubmittedClaim, UnwritableText } from '../../x12/index.ts'
import { loadOriginal } from '../claim/original.ts'
import { openBuffer, Unopenable } from '../intake/read/open-file.ts'
import { Refusal } from '../refusal.ts'
import type { Change } from './change.ts'
import { SEVERITIES, type Severity } from './check.ts'
import { factsOf, type Report, reportOf } from './check-report.ts'
import { type Checker, type Finding, openChecker, severityOf } from './checker.ts'
import { type ClaimsFile, changedClaim, readClaimsFile } from './claims-file.ts'
import { findingOf, notCheckedOf } from './record.ts'
import type { CheckSheet } from './sheet-record.ts'

/** So many claims with findings are shown, the worst of them; files with more go through the command line. */
const MOST_SHOWN = 1000

export interface SheetAsked {
  readonly name: string
  /** The file, one character a byte; a gzip or zip of one too. */
  readonly text?: string | undefined
  /** Claims as they were sent, by their numbers. */
  readonly sent?: readonly number[] | undefined
  readonly changes: readonly (Change & { readonly claim: number })[]
  readonly write?: boolean | undefined
  /** Answers the file in two: what may go, and what is held back. */
  readonly split?: boolean | undefined
  readonly report?: Report | undefined
}

/** Throws Refusal: `not-known` where the file cannot be opened or a change cannot be made, `not-found` for a claim that is not there, `empty`. */
export async function checkSheet(store: Store, asked: SheetAsked, today: string): Promise<CheckSheet> {
  const { claims, file } = asked.text === undefined ? await storedClaims(store, asked) : await fileClaims(asked)
  const checker = await openChecker(today, store, { again: asked.sent ?? [] })
  const found = await findAll(checker, claims)
  const sheet = await sheetOf(store, asked, claims, found, checker, file)
  return asked.report === undefined ? sheet : { ...sheet, report: reportOf(sheet, asked.report) }
}

async function fileClaims({ name, text = '', changes }: SheetAsked) {
  const files: ClaimsFile[] = []
  for await (const opened of openBuffer(name, Buffer.from(text, 'latin1'))) {
    if (opened instanceof Unopenable) throw new Refusal('not-known', `${opened.path}: ${opened.message}`)
    files.push(await readClaimsFile(opened))
  }
  const [file] = files
  if (file === undefined || files.length > 1)
    throw new Refusal(
      'not-known',
      `It holds ${files.length} files: one at a time is checked here. "overturn check" takes whole archives and folders.`,
    )
  const made = Map.groupBy(changes, ({ claim }) => claim)
  for (const [claim, own] of made) {
    if (claim > file.claims().length) throw new Refusal('not-found', `The file has no claim ${claim}.`)
    file.change(claim, own)
  }
  return { claims: file.claims(), file }
}

async function storedClaims(store: Store, { sent = [], changes }: SheetAsked) {
  if (sent.length === 0) throw new Refusal('empty', 'Say what is checked: a file, or claims by their numbers.')
  const claims: SubmittedClaim[] = []
  for (const [at, id] of sent.entries()) {
    const own = changes.filter(({ claim }) => claim === at + 1)
    claims.push(changedClaim((await loadOriginal(store, id)).claim, own))
  }
  return { claims, file: undefined }
}

const AT_ONCE = 500
async function findAll(checker: Checker, claims: readonly SubmittedClaim[]): Promise<readonly Finding[]> {
  const found: Finding[] = []
  for (let at = 0; at < claims.length; at += AT_ONCE)
    found.push(...(await checker.check(claims.slice(at, at + AT_ONCE))))
  return found
}

async function sheetOf(
  store: Store,
  { name, text, changes, write, split }: SheetAsked,
  claims: readonly SubmittedClaim[],
  found: readonly Finding[],
  checker: Checker,
  file: ClaimsFile | undefined,
): Promise<CheckSheet> {
  const byClaim = Map.groupBy(found, ({ claim }) => claim)
  const changed = new Set(changes.map(({ claim }) => claim))
  const worst = claims.map((_, at) => worstOf(byClaim.get(at + 1) ?? []))
  const shown = claims.flatMap((claim, at) => {
    const own = byClaim.get(at + 1) ?? []
    return own.length === 0 && !changed.has(at + 1) ? [] : [shownClaim(claim, at + 1, own, changed.has(at + 1))]
  })
  const by = (severity: Severity | undefined) => worst.filter(each => each === severity).length
  return {
    name,
    claims: claims.length,
    ...{ block: by('block'), warn: by('warn'), info: by('info'), none: by(undefined) },
    shown: worstOnes(shown),
    faults: (file?.faults ?? []).slice(0, 200).map(({ severity, segment, says }) => ({ severity, segment, says })),
    notChecked: checker.notChecked().map(notCheckedOf),
    history: await historyOf(store, found),
    ...(write === true && file !== undefined ? { fixed: writing(() => file.text()) } : {}),
    ...(split === true && file !== undefined ? inTwo(file, worst, text ?? '', changes.length > 0) : {}),
  }
}

/** Nothing is let through of a file that was not read to its end. */
const isOfWhole = ({ severity, code }: Fault) =>
  severity === 'error' || code === CODE.prematureEnd || code === CODE.groupTrailerMissing

/** Held back is what would come back or be denied as it stands, and a file whole in which something is wrong beside its claims. */
function inTwo(file: ClaimsFile, worst: readonly (Severity | undefined)[], text: string, changed: boolean) {
  const all = worst.map((_, at) => at + 1)
  const blocked = new Set(all.filter(ordinal => worst[ordinal - 1] === 'block'))
  const broken = all.length === 0 || file.faults.some(isOfWhole)
  // What is not cut in two goes as it came, to the byte.
  const whole = () => (changed ? file.text() : text)
  if (broken || blocked.size === all.length) return { held: writing(whole) }
  if (blocked.size === 0) return { clean: writing(whole) }
  const clean = new Set(all.filter(ordinal => !blocked.has(ordinal)))
  return writing(() => ({ clean: file.textOf(clean), held: file.textOf(blocked) }))
}

function writing<Written>(write: () => Written): Written {
  try {
    return write()
  } catch (error) {
    if (!(error instanceof UnwritableText)) throw error
    throw new Refusal('not-known', `The file cannot be written: ${error.message}`)
  }
}

function shownClaim(claim: SubmittedClaim, ordinal: number, found: readonly Finding[], changed: boolean) {
  const worst = worstOf(found)
  const rank = (each: Finding) => SEVERITIES.indexOf(severityOf(each))
  return {
    ordinal,
    ...factsOf(claim),
    ...(worst === undefined ? {} : { worst }),
    changed,
    findings: [...found].sort((one, other) => rank(one) - rank(other)).map(findingOf),
  }
}

function worstOf(found: readonly Finding[]): Severity | undefined {
  return SEVERITIES.find(severity => found.some(each => severityOf(each) === severity))
}

/** In the order of the file. */
function worstOnes<Shown extends { readonly worst?: Severity; readonly ordinal: number }>(all: readonly Shown[]) {
  const rank = ({ worst }: Shown) => (worst === undefined ? SEVERITIES.length : SEVERITIES.indexOf(worst))
  return [...all]
    .sort((one, other) => rank(one) - rank(other))
    .slice(0, MOST_SHOWN)
    .sort((one, other) => one.ordinal - other.ordinal)
}

/** What the denials that these findings prevent came to in this practice. */
export async function historyOf(store: Store, found: readonly Finding[]) {
  const codes = [...new Set(found.flatMap(({ prevents, check }) => prevents ?? check.prevents))].sort()
  const history: { code: string; denials: number; cents: number }[] = []
  for (const code of codes) {
    const [carc = '', remark] = code.split('+')
    history.push({ code, ...(await denialsFor(store, carc, remark)) })
  }
  return history
}
