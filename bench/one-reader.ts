// One reader over one file, in a process of its own: node bench/one-reader.ts <scan|node-x12|typed|decide|claims|json> <file>.
import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { explain } from '../src/cli/explain.ts'
import { balanceClaim, createRemittanceBalance } from '../src/decide/balance.ts'
import { createRemittanceReader } from '../src/decide/remittance.ts'
import { claim835, createFileReader, type RemitClaim, type Remittance, streamClaims } from '../src/x12/index.ts'
import { report } from './measure.ts'

const [reader, path] = process.argv.slice(2) as [string, string]

/** The file into one buffer again and again: what is measured is reading, not the making of buffers. */
function* chunks(): Generator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(1 << 17)
  const file = openSync(path, 'r')
  for (;;) {
    const length = readSync(file, buffer)
    if (length === 0) break
    yield buffer.subarray(0, length)
  }
  closeSync(file)
}

const started = performance.now()
let counted = 0

const readers: Readonly<Record<string, () => Promise<void>>> = {
  /** The floor: every byte looked at once. */
  async scan() {
    for (const chunk of chunks()) for (let at = 0; at < chunk.length; at++) if (chunk[at] === 126) counted++
  },
  async 'node-x12'() {
    const { X12Parser } = await import('node-x12')
    const parser = new X12Parser(false, 'utf8')
    await new Promise<void>((resolve, reject) => {
      createReadStream(path, { highWaterMark: 1 << 18 })
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
              balance.add(node, balanceClaim(node))
              counted++
            },
          },
          onEnd(tree: Remittance) {
            balance.close(
              tree.payment?.paymentCents,
              tree.providerAdjustments.flatMap(plb => (plb.adjustments ?? []).map(part => part.amountCents)),
            )
          },
        }
      },
    })
    for (const chunk of chunks()) file.push(chunk)
    file.end()
  },
  /** Every claim of an 837, typed and laid out. */
  async claims() {
    const file = createFileReader({
      onFault() {},
      onTransaction: (_start, description, tree) => ({
        stream: streamClaims(description.guide, tree, () => counted++),
        onEnd() {},
      }),
    })
    for (const chunk of chunks()) file.push(chunk)
    file.end()
  },
  /** The same, with every adjustment decided and every step kept. */
  async decide() {
    const file = createRemittanceReader({ onFault() {}, onClaim: () => counted++, onRemittance() {} })
    for (const chunk of chunks()) file.push(chunk)
    file.end()
  },
  /** What `explain --json` writes, every step of every decision in it; counted in kilobytes. */
  async json() {
    let bytes = 0
    const out = async (text: string | Uint8Array) => {
      bytes += text.length
    }
    await explain([path], { json: true }, { out, err() {}, color: false, width: 100, watched: false })
    counted = Math.round(bytes / 1000)
  },
}

const run = readers[reader]
if (run === undefined) throw new Error(`no reader is called ${reader}`)
await run()
report(started, counted)
