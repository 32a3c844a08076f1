// A year of remittances for the invented clinic and its four payers, as files: what a practice's own folder looks like.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { OUR_SEPARATORS, transaction835, writeEnvelope } from '../x12/index.ts'
import { generateRemittances } from './generate.ts'

export interface HistoryOptions {
  readonly seed: number
  readonly claims: number
  /** ISO date of the first remittance. */
  readonly from: string
}

/** Writes one file per remittance into a folder, which is made. Answers how many. */
export function writeHistory(folder: string, options: HistoryOptions): number {
  mkdirSync(folder, { recursive: true })
  let files = 0
  for (const { text, payer } of generateRemittances({ ...options, claimsPerRemittance: 30 })) {
    files++
    const envelope = writeEnvelope(
      {
        sender: { qualifier: 'ZZ', id: payer.id },
        receiver: { qualifier: 'ZZ', id: 'EXAMPLECLINIC' },
        date: options.from,
        time: '08:30',
        control: files,
        test: true,
      },
      transaction835,
      1,
      OUR_SEPARATORS,
    )
    const name = `${String(files).padStart(4, '0')}-${payer.name.toLowerCase().replaceAll(' ', '-')}.835`
    writeFileSync(join(folder, name), `${envelope.open}${text}${envelope.close}`)
  }
  return files
}
