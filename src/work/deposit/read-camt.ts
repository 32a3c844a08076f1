// camt.053 (ISO 20022, bank to customer statement): entries that were booked to the credit of the account. Only the few elements that are needed are read, whatever the version.
import { parseCents } from '../../x12/values.ts'
import { BadLine, type BadRow } from '../reference/kind.ts'
import { dateOf } from '../reference/kinds/table.ts'
import { Refusal } from '../refusal.ts'
import { all, first, readXml, textIn, type XmlElement } from '../sheet/xml.ts'
import type { Booked, ReadStatement } from './statement.ts'

export const isCamt = (text: string): boolean =>
  /^﻿?\s*</.test(text) && /<(?:\w+:)?(?:BkToCstmrStmt|BkToCstmrAcctRpt)\b/.test(text)

/** Throws Refusal `not-known` where it is no XML. */
export function readCamt(text: string): ReadStatement {
  const root = readXml(text)
  if (root === undefined) throw new Refusal('not-known', 'The file is no whole XML: fetch it from the bank again.')
  const booked: Booked[] = []
  const bad: BadRow[] = []
  let passedOver = 0
  for (const [at, entry] of all(root, 'Ntry').entries())
    try {
      const found = bookedIn(entry)
      if (found === undefined) passedOver++
      else booked.push(found)
    } catch (error) {
      if (!(error instanceof BadLine)) throw error
      bad.push({ line: at + 1, says: error.message })
    }
  const days = all(root, 'FrToDt').flatMap(each =>
    ['FrDtTm', 'ToDtTm'].flatMap(name => dateOf(textIn(first(each, name)).slice(0, 10)) ?? []),
  )
  return { booked, bad, days, passedOver }
}

/** Undefined where money went out, was taken back, or is not booked. */
function bookedIn(entry: XmlElement): Booked | undefined {
  const own = (name: string) => entry.children.find(child => child.name === name)
  if (textIn(own('CdtDbtInd')) !== 'CRDT' || textIn(own('RvslInd')) === 'true') return undefined
  if (!/^(?:BOOK)?$/.test(textIn(own('Sts')))) return undefined
  const amount = own('Amt')
  const currency = amount?.attributes.Ccy ?? 'USD'
  if (currency !== 'USD') throw new BadLine(`its amount is in ${currency}`)
  const day = dateOf(textIn(own('BookgDt')).slice(0, 10))
  if (day === null) throw new BadLine('it has no day of booking')
  const cents = parseCents(textIn(amount))
  if (!Number.isSafeInteger(cents) || cents <= 0) throw new BadLine(`"${textIn(amount)}" is no amount`)
  const said = [
    'NtryRef',
    'AcctSvcrRef',
    'EndToEndId',
    'TxId',
    'ChqNb',
    'Nm',
    'Ustrd',
    'Ref',
    'AddtlNtryInf',
    'AddtlTxInf',
  ]
  const texts = said.flatMap(name => all(entry, name).map(textIn)).filter(each => each !== '')
  return { bookedOn: day, cents, says: [...new Set(texts)].join(' ') }
}
