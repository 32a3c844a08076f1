// One reader over one file, in a process of its own: node bench/one-reader.ts <scan|node-x12|typed|decide> <file>.
import { createReadStream } from 'node:fs'
import { createRemittanceBalance } from '../src/decide/balance.ts'
import { balanceClaim } from '../src/decide/balance.ts'
import { layOutClaim } from '../src/decide/claim.ts'
import { createRemittanceReader } from '../src/decide/remittance.ts'
import { claim835, createFileReader, type RemitClaim, type Remittance } from '../src/x12/index.ts'
import { report } from './measure.ts'

const [reader, path] = process.argv.slice(2) as [string, string]
const chunks = () => createReadStream(path, { highWaterMark: 1 << 18 })
const started = performance.now()
let counted = 0

const readers: Readonly<Record<string, () => Promise<void>>> = {
  /** The floor: every byte looked at once. */
  async scan() {
    for await (const chunk of chunks()) for (let at = 0; at < chunk.length; at++) if (chunk[at] === 126) counted++
  },
  async 'node-x12'() {
    const { X12Parser } = await import('node-x12')
    const parser = new X12Parser(false, 'utf8')
    await new Promise<void>((resolve, reject) => {
      chunks()
        .pipe(parser)
        .on('data', () => counted++)
        .on('end', resolve)
        .on('error', reject)
    })
  },
  /** The typed tree of every claim, balanced. */
  async typed() {
    const file = createFileReader({
      onFault() {},
      onTransaction() {
        const balance = createRemittanceBalance()
        return {
          stream: {
            loop: claim835,
            onLoop(node: RemitClaim) {
              const claim = layOutClaim(node)
              balance.add(claim, balanceClaim(claim))
              counted++
            },
          },
          onEnd(tree: Remittance) {
            balance.close(tree.payment?.paymentCents, tree.providerAdjustments.flatMap(plb => (plb.adjustments ?? []).map(part => part.amountCents)))
          },
        }
      },
    })
    for await (const chunk of chunks()) file.push(chunk)
    file.end()
  },
  /** The same, with every adjustment decided and every step kept. */
  async decide() {
    const file = createRemittanceReader({ onFault() {}, onClaim: () => counted++, onRemittance() {} })
    for await (const chunk of chunks()) file.push(chunk)
    file.end()
  },
}

const run = readers[reader]
if (run === undefined) throw new Error(`no reader is called ${reader}`)
await run()
report(started, counted)
