// `overturn check FILE…`: claims (837) checked before they are sent. With a store beside it, the practice's own claims and the lists that it has
// brought are asked; without, what they would have said is told as not checked.

import { existsSync } from 'node:fs'
import { dayIn } from '../decide/day.ts'
import type { Store } from '../store/store.ts'
import { type OpenedFile, openFiles, Unopenable } from '../work/intake/read/open-file.ts'
import type { Severity } from '../work/prevent/check.ts'
import { checkFile } from '../work/prevent/check-files.ts'
import { COLUMNS, factsOf, rowOf } from '../work/prevent/check-report.ts'
import { type Checker, type Finding, openChecker, severityOf } from '../work/prevent/checker.ts'
import { findingOf, notCheckedOf } from '../work/prevent/record.ts'
import { historyOf } from '../work/prevent/sheet.ts'
import { type Fault, type SubmittedClaim, unreadableFile } from '../x12/index.ts'
import { type CheckTotals, findingText, notCheckedText, totalText } from './check-text.ts'
import { canBeSheet, writeTable } from './sheet-file.ts'
import { noteLook, type StorePlace, withStore } from './store.ts'
import { counted, plain, styled, type Terminal } from './terminal.ts'

/** At least one claim would come back or be denied as it stands. */
const BLOCKED = 3

export interface CheckOptions {
  readonly json: boolean
  /** A sheet of all findings besides: `.csv` or `.xlsx`. */
  readonly out?: string
}

export async function check(
  paths: readonly string[],
  options: CheckOptions,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  if (options.out !== undefined && !canBeSheet(options.out, terminal)) return 2
  if (!(place.where.startsWith('postgres') || existsSync(place.where)))
    return checkWith(await openChecker(dayIn('UTC', place.now)), paths, options, terminal)
  return withStore(place, terminal, async store => {
    const asked = { files: paths.length }
    const note = (answer: unknown) => noteLook(store, place, 'check', asked, answer)
    return checkWith(await openChecker(dayIn(store.zone, place.now), store), paths, options, terminal, { note, store })
  })
}

async function checkWith(
  checker: Checker,
  paths: readonly string[],
  { json, out }: CheckOptions,
  terminal: Terminal,
  { note, store }: { readonly note?: Note; readonly store?: Store } = {},
): Promise<number> {
  const totals: CheckTotals = { claims: 0, by: { block: 0, warn: 0, info: 0, none: 0 }, findings: 0, errors: 0 }
  const rows = out === undefined ? undefined : createRows()
  for await (const opened of openFiles(paths)) {
    const put = json ? jsonOf(terminal) : textOf(terminal)
    if (opened instanceof Unopenable) {
      totals.errors++
      await put.fault(unreadableFile(`${opened.path}: ${opened.message}`))
    } else await checkOne(checker, opened, put, totals, { note, rows })
  }
  if (out !== undefined && rows !== undefined)
    writeTable(out, 'Check', { columns: COLUMNS, rows: await rows.table(store) })
  const notChecked = checker.notChecked()
  if (json) for (const each of notChecked) await terminal.out(line({ record: 'not-checked', ...notCheckedOf(each) }))
  else await terminal.out(notCheckedText(notChecked, terminal) + totalText(totals, terminal))
  return totals.errors > 0 ? 1 : totals.by.block > 0 ? BLOCKED : 0
}

/** Findings with their claims, kept for a sheet. */
function createRows() {
  const kept: { readonly claim: ReturnType<typeof factsOf>; readonly finding: Finding }[] = []
  let claimsBefore = 0
  return {
    add(found: readonly Finding[], claims: readonly SubmittedClaim[]) {
      for (const finding of found) {
        const claim = claims[finding.claim - claimsBefore - 1]
        if (claim !== undefined) kept.push({ claim: factsOf(claim), finding })
      }
      claimsBefore += claims.length
    },
    async table(store: Store | undefined) {
      const all = kept.map(({ finding }) => finding)
      const history = store === undefined ? [] : await historyOf(store, all)
      return kept.map(({ claim, finding }) => rowOf(claim, findingOf(finding), history))
    },
  }
}
type Rows = ReturnType<typeof createRows>

/** Writes down whose records out of the store are about to be shown. */
type Note = (answer: unknown) => Promise<void>

async function checkOne(
  checker: Checker,
  file: OpenedFile,
  put: Put,
  totals: CheckTotals,
  { note, rows }: { readonly note: Note | undefined; readonly rows: Rows | undefined },
): Promise<void> {
  const faults: Fault[] = []
  const by = { block: 0, warn: 0, info: 0, none: 0 }
  let findings = 0
  const tell = async () => {
    for (const fault of faults.splice(0)) {
      if (fault.severity === 'error') totals.errors++
      count.faults++
      await put.fault(fault)
    }
  }
  const count = { faults: 0 }
  try {
    const done = await checkFile(checker, file, {
      onFault: fault => faults.push(fault),
      async onFindings(found, claims) {
        await tell()
        const worst = new Map<string, Severity>()
        for (const each of found) worst.set(each.account, worseOf(worst.get(each.account), severityOf(each)))
        for (const { account } of claims) by[worst.get(account) ?? 'none']++
        findings += found.length
        const shown = found.flatMap(({ same = [] }) => same.filter(({ sent }) => sent !== undefined))
        if (shown.length > 0) await note?.(shown)
        rows?.add(found, claims)
        await put.findings(found)
      },
    })
    await tell()
    await put.end(file.name, { ...done, ...by, findings, faults: count.faults })
    totals.claims += done.claims
  } catch (error) {
    totals.errors++
    await put.fault(unreadableFile(`${file.name}: ${(error as Error).message}`))
  }
  totals.findings += findings
  for (const each of ['block', 'warn', 'info', 'none'] as const) totals.by[each] += by[each]
}

const WORSE: readonly Severity[] = ['info', 'warn', 'block']
function worseOf(one: Severity | undefined, other: Severity): Severity {
  return one !== undefined && WORSE.indexOf(one) > WORSE.indexOf(other) ? one : other
}

interface Put {
  fault(fault: Fault): Promise<void>
  findings(found: readonly Finding[]): Promise<void>
  end(file: string, counts: Readonly<Record<string, number>>): Promise<void>
}

const line = (record: object) => `${JSON.stringify(record)}\n`

function jsonOf({ out }: Terminal): Put {
  return {
    fault: async fault => void (await out(line({ record: 'fault', ...fault }))),
    findings: async found =>
      void (await out(found.map(each => line({ record: 'finding', ...findingOf(each) })).join(''))),
    end: async (file, counts) => void (await out(line({ record: 'summary', file, ...counts }))),
  }
}

function textOf(terminal: Terminal): Put {
  return {
    fault: async ({ severity, says }) =>
      void (await terminal.out(`${styled(terminal, severity === 'error' ? 'red' : 'yellow', plain(says))}\n`)),
    findings: async found => void (await terminal.out(findingText(found, terminal))),
    end: async (file, { claims = 0, block = 0 }) =>
      void (await terminal.out(
        `${styled(terminal, 'dim', `${plain(file)}: ${counted(claims, 'claim')} checked, ${block} held back.`)}\n`,
      )),
  }
}
