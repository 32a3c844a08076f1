// What a check comes to on one sheet: the claims that have a finding, the denials that each prevents with what they came to here, and the same as a report.
import { z } from 'zod'
import { denialsFor } from '../../store/check.ts'
import type { Store } from '../../store/store.ts'
import { type SubmittedClaim, UnwritableText } from '../../x12/index.ts'
import { loadOriginal } from '../claim/original.ts'
import { openBuffer, Unopenable } from '../intake/read/open-file.ts'
import { Refusal } from '../refusal.ts'
import { sheetRow } from '../sheet/csv.ts'
import type { Change } from './change.ts'
import { SEVERITIES, type Severity } from './check.ts'
import { type Checker, type Finding, openChecker, severityOf } from './checker.ts'
import { type ClaimsFile, changedClaim, readClaimsFile } from './claims-file.ts'
import { findingOf, findingRecord, notCheckedOf, notCheckedRecord } from './record.ts'

export const REPORTS = ['text', 'csv', 'json'] as const
export type Report = (typeof REPORTS)[number]

/** So many claims with findings are shown; files with more go through the command line. */
const MOST_SHOWN = 1000

const count = z.number().int()
const claimRecord = z.object({
  ordinal: count.describe('Its place among the claims that were checked, from 1'),
  account: z.string(),
  patient: z.string().optional(),
  payer: z.string().optional(),
  serviceFrom: z.string().optional(),
  chargeCents: count,
  worst: z.enum(SEVERITIES).optional().describe('Absent where nothing is found any more'),
  changed: z.boolean().describe('Whether something of it was changed for this check'),
  findings: z.array(findingRecord).readonly(),
})

export const sheetRecord = z.object({
  name: z.string(),
  claims: count,
  block: count.describe('Claims whose worst finding is `block`'),
  warn: count,
  info: count,
  none: count,
  shown: z.array(claimRecord).readonly().describe('Those with a finding or a change, the first thousand'),
  faults: z.array(z.object({ severity: z.enum(['error', 'warning']), segment: count, says: z.string() })).readonly(),
  notChecked: z.array(notCheckedRecord).readonly(),
  history: z
    .array(
      z.object({
        code: z.string().describe('As findings name it: 197, 16+M76'),
        denials: count.describe('How many this practice had'),
        cents: count.describe('Over how much'),
      }),
    )
    .readonly(),
  fixed: z.string().optional().describe('The file with the changes, one character a byte'),
  report: z.string().optional(),
})
export type CheckSheet = z.infer<typeof sheetRecord>

export interface SheetAsked {
  readonly name: string
  /** The file, one character a byte; a gzip or zip of one too. */
  readonly text?: string | undefined
  /** Claims as they were sent, by their numbers. */
  readonly sent?: readonly number[] | undefined
  readonly changes: readonly (Change & { readonly claim: number })[]
  readonly write?: boolean | undefined
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
  { name, changes, write }: SheetAsked,
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
    shown: shown.slice(0, MOST_SHOWN),
    faults: (file?.faults ?? []).slice(0, 200).map(({ severity, segment, says }) => ({ severity, segment, says })),
    notChecked: checker.notChecked().map(notCheckedOf),
    history: await historyOf(store, found),
    ...(write === true && file !== undefined ? { fixed: writtenOf(file) } : {}),
  }
}

function writtenOf(file: ClaimsFile): string {
  try {
    return file.text()
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
    account: claim.account,
    ...(claim.patientName === undefined ? {} : { patient: claim.patientName }),
    ...(claim.payer.name === undefined ? {} : { payer: claim.payer.name }),
    ...(claim.period === undefined ? {} : { serviceFrom: claim.period.from }),
    chargeCents: claim.chargeCents,
    ...(worst === undefined ? {} : { worst }),
    changed,
    findings: [...found].sort((one, other) => rank(one) - rank(other)).map(findingOf),
  }
}

function worstOf(found: readonly Finding[]): Severity | undefined {
  return SEVERITIES.find(severity => found.some(each => severityOf(each) === severity))
}

/** What the denials that these findings prevent came to in this practice. */
async function historyOf(store: Store, found: readonly Finding[]) {
  const codes = [...new Set(found.flatMap(({ prevents, check }) => prevents ?? check.prevents))].sort()
  const history: { code: string; denials: number; cents: number }[] = []
  for (const code of codes) {
    const [carc = '', remark] = code.split('+')
    history.push({ code, ...(await denialsFor(store, carc, remark)) })
  }
  return history
}

const MARKS: Readonly<Record<Severity, string>> = { block: 'HOLD', warn: 'LOOK', info: 'NOTE' }

/** The sheet as a file for somebody else. */
export function reportOf(sheet: CheckSheet, report: Report): string {
  if (report === 'json') return `${JSON.stringify({ ...sheet, fixed: undefined }, undefined, 2)}\n`
  const rows = sheet.shown.flatMap(claim => claim.findings.map(finding => ({ claim, finding })))
  if (report === 'csv')
    return [
      [
        'Account',
        'Patient',
        'Payer',
        'Service',
        'Charge',
        'Line',
        'Weight',
        'Check',
        'Finding',
        'Fix',
        'Prevents',
        'Overruled',
      ],
      ...rows.map(({ claim, finding }) => [
        ...[claim.account, claim.patient, claim.payer, claim.serviceFrom, (claim.chargeCents / 100).toFixed(2)],
        ...[finding.line, MARKS[finding.severity], finding.rule, finding.says, finding.fix],
        ...[finding.prevents.join(' '), finding.override?.because],
      ]),
    ]
      .map(sheetRow)
      .join('')
  const lines = sheet.shown.flatMap(claim => [
    `Claim ${claim.account}${claim.patient === undefined ? '' : `, ${claim.patient}`}`,
    ...claim.findings.map(
      each =>
        `  ${MARKS[each.severity]}  ${each.line === undefined ? '' : `Line ${each.line}: `}${each.says}${each.fix === undefined ? '' : ` ${each.fix}`} (${each.rule}${each.prevents.length === 0 ? '' : `; prevents ${each.prevents.join(', ')}`})`,
    ),
  ])
  const missing = sheet.notChecked.map(each => `  ${each.title} (${each.claims} claims). It needs ${each.needs}`)
  return `${[
    `${sheet.name}: ${sheet.claims} claims checked; ${sheet.block} to hold back, ${sheet.warn} to look at, ${sheet.info} with a note, ${sheet.none} without a finding.`,
    '',
    ...lines,
    ...(missing.length === 0 ? [] : ['', 'Not checked', ...missing]),
  ].join('\n')}\n`
}
