// npm run fuzz [-- COUNT [SEED]]: reads, decides and writes back that many damaged remittances, claims and acknowledgments; whatever the bytes, nothing may throw,
// every fault must be whole, and no segment may go uncounted. Stops at the first failure and says how to see it again.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRemittanceReader } from '../../src/decide/remittance.ts'
import { generateFile, generateRemittances } from '../../src/example/generate.ts'
import { createRandom } from '../../src/example/random.ts'
import { writeAcceptance, writeClaimAcknowledgment, writeClaims } from '../../src/example/sent.ts'
import { readTransmission } from '../../src/work/intake/read/transmission.ts'
import { createRowSet } from '../../src/work/intake/row-set.ts'
import { readFile } from '../read-file.ts'
import { mutate } from './mutate.ts'

const GOLDEN = join(import.meta.dirname, '..', 'golden', '835')

/** Damages and reads `count` inputs. Answers how many faults were told in all, to show that the damage was met. */
export function fuzzRead(count: number, seed: number): number {
  const bases = readdirSync(GOLDEN).map(name => readFileSync(join(GOLDEN, name, 'in.edi')))
  bases.push(Buffer.from(generateFile({ seed, claims: 6 }).text))
  const random = createRandom(seed)
  const [remittance] = [...generateRemittances({ seed, claims: 6 })]
  if (remittance !== undefined) {
    const batch = { date: '2026-01-05', control: 1 }
    const verdicts = remittance.sent.map(claim => ({ claim, status: 'A7:164:IL' }))
    for (const text of [
      writeClaims(remittance.sent, batch),
      writeAcceptance(batch),
      writeClaimAcknowledgment(remittance.payer, verdicts, batch),
    ])
      bases.push(Buffer.from(text, 'latin1'))
  }
  let faults = 0
  for (let at = 0; at < count; at++) {
    const bytes = mutate(random.pick(bases), random)
    try {
      faults += readOne(bytes, at % 10 === 0)
    } catch (error) {
      throw new Error(`input ${at} of seed ${seed} (base64 ${bytes.toString('base64')}): ${(error as Error).stack}`)
    }
    if (count >= 100_000 && at % 50_000 === 0) process.stderr.write(`${at} read, ${faults} faults told\n`)
  }
  return faults
}

const OTHERS = {
  practiceId: 1,
  fileId: 1,
  now: '2026-03-02T08:00:00Z',
  nextId: () => 1,
  newRows: () => createRowSet('sqlite', () => true),
}

function readOne(bytes: Buffer, whole: boolean): number {
  let faults = 0
  const reader = createRemittanceReader({
    onFault(fault) {
      faults++
      if (fault.says === '' || fault.code === '' || fault.offset < 0 || fault.offset > bytes.length)
        throw new Error(`not a whole fault: ${JSON.stringify(fault)}`)
    },
    onClaim(decided) {
      for (const { decision } of decided.adjustments) {
        if (decision.why === '' || decision.because.length === 0) throw new Error('a decision without its reason')
        if (decision.mayBillPatient && decision.liable !== 'patient')
          throw new Error('a bill to somebody who does not owe')
      }
    },
    onRemittance() {},
    // Whatever else it is: its claims and sayings are worked out as they are when a file is brought in.
    onOther: (start, description, tree) =>
      readTransmission(start, description, tree, OTHERS, read => {
        read.reported.rows(1)
      }),
  })
  reader.push(bytes)
  const { segments, unread } = reader.end()
  if (
    unread > segments ||
    (segments === 0 &&
      faults === 0 &&
      bytes.toString('latin1').trim() !== '' &&
      !/^[\s\0\x1a\xef\xbb\xbf]*$/.test(bytes.toString('latin1')))
  )
    throw new Error('bytes that nobody counted or told of')
  if (whole) readFile(bytes, 97)
  return faults
}

if (process.argv[1] === import.meta.filename) {
  const count = Number(process.argv[2] ?? 1_000_000)
  const seed = Number(process.argv[3] ?? 1)
  const faults = fuzzRead(count, seed)
  console.log(`${count} damaged inputs read, nothing thrown, ${faults} faults told`)
}
