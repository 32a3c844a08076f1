// BAI2 (Cash Management Balance Reporting Specifications, version 2): the records of accounts and their transactions. Amounts are whole cents without a point.
import { BadLine, type BadRow } from '../reference/kind.ts'
import { dateOf } from '../reference/kinds/table.ts'
import { Refusal } from '../refusal.ts'
import type { Booked, ReadStatement } from './read.ts'

export const isBai2 = (text: string): boolean => /^﻿?\s*01,[^,\n]*,[^,\n]*,\d{6},/.test(text)

interface BaiRecord {
  readonly code: string
  readonly fields: readonly string[]
  readonly line: number
}

/** Credits to the account are 100 to 399, debits 400 to 699; what is above bears no money. */
const isCredit = (type: string) => /^[123]\d\d$/.test(type)

/** Throws Refusal `not-known` where the file ends before its trailer: half a statement would show money as missing. */
export function readBai2(text: string): ReadStatement {
  const records = recordsIn(text)
  if (records.at(-1)?.code !== '99')
    throw new Refusal('not-known', 'The file ends before its last record (99): fetch it from the bank again.')
  const booked: Booked[] = []
  const bad: BadRow[] = []
  const days: string[] = []
  let day: string | undefined
  let groupCurrency = 'USD'
  let currency = 'USD'
  let passedOver = 0
  for (const { code, fields, line } of records)
    try {
      if (code === '02') {
        day = undefined
        mustCount(fields[3])
        day = dayOf(fields[4])
        days.push(day)
        groupCurrency = fields[6] || 'USD'
      } else if (code === '03') {
        currency = fields[2] || groupCurrency
      } else if (code === '16') {
        if (day === undefined) throw new BadLine('it stands in no group (02) that counts and has a day')
        if (currency !== 'USD') throw new BadLine(`its amount is in ${currency}`)
        const cents = isCredit(fields[1] ?? '') ? centsOf(fields[2]) : 0
        if (cents > 0) booked.push({ bookedOn: day, cents, says: saysOf(fields) })
        else passedOver++
      }
    } catch (error) {
      if (!(error instanceof BadLine)) throw error
      bad.push({ line, says: error.message })
    }
  return { booked, bad, days, passedOver }
}

/** Records with what continues them (88). A text is the last field and may hold commas, so fields beyond are laid together where it is read. */
function recordsIn(text: string): readonly BaiRecord[] {
  const records: { code: string; fields: string[]; line: number }[] = []
  for (const [at, raw] of text.replace(/^﻿/, '').split(/\r?\n/).entries()) {
    const fields = raw.trim().replace(/\/$/, '').split(',')
    const [code = ''] = fields
    const last = records.at(-1)
    if (code === '88' && last !== undefined) last.fields.push(...fields.slice(1))
    else if (/^\d\d$/.test(code)) records.push({ code, fields, line: at + 1 })
  }
  return records
}

/** A group that takes another one back (2) or is a test (4) is no money; one that puts another one right (3) stands in its place, and the one before is taken back by hand. */
function mustCount(status = ''): void {
  if (status === '2')
    throw new BadLine('the bank takes a group back that it had sent: take back the statement that has it')
  if (status === '4') throw new BadLine('the group is marked as a test')
}

function dayOf(text = ''): string {
  const day = /^\d{6}$/.test(text) ? dateOf(`20${text}`) : null
  if (day === null) throw new BadLine(`"${text}" is no day`)
  return day
}

function centsOf(text = ''): number {
  if (!/^\d{1,15}$/.test(text)) throw new BadLine(`"${text}" is no amount in cents`)
  return Number(text)
}

/** What is behind the funds type and what goes with it: bank's reference, customer's reference, text. */
function saysOf(fields: readonly string[]): string {
  const funds = fields[3] ?? ''
  const besides = funds === 'S' ? 3 : funds === 'V' ? 2 : funds === 'D' ? 1 + 2 * Number(fields[4] ?? 0) : 0
  return fields
    .slice(4 + besides)
    .map(each => each.trim())
    .filter(each => each !== '')
    .join(' ')
}
