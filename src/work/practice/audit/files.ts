// Kept files, read again: each is what came, and every remittance of it is posted, known or in quarantine.
import { createHash } from 'node:crypto'
import { dollars } from '../../../decide/decide.ts'
import { createRemittanceReader } from '../../../decide/remittance.ts'
import { placesOf, receivedHashes } from '../../../store/audit/files.ts'
import { GONE } from '../../../store/erasure.ts'
import { filesInOrder, lastFileEnd } from '../../../store/file.ts'
import { ERASED, type Row, type Store, StoreRefusal } from '../../../store/store.ts'
import { readTransmission } from '../../intake/read/transmission.ts'
import { type AuditCheck, found } from './check.ts'
import { createFacts, postedOtherwise, saidOf, saidOfSent, saidOfWhole } from './said.ts'

interface FileFinding {
  readonly segments: number
  readonly differenceCents: number
  readonly wrong: readonly string[]
}

export async function checkFiles(store: Store, onFile: (name: string) => void): Promise<AuditCheck> {
  const files = await filesInOrder(store)
  const findings: FileFinding[] = []
  const stopped: string[] = []
  const received = await receivedHashes(store)
  for (const file of files.filter(({ kept }) => kept !== ERASED)) {
    onFile(file.name)
    const end = await lastFileEnd(store, file.id)
    if (end === undefined) stopped.push(file.name)
    else findings.push(await checkFile(store, file, end, received.get(file.id)))
  }
  const gone = files.filter(({ kept }) => kept === ERASED).length
  const sum = (of: (finding: FileFinding) => number) => findings.reduce((total, each) => total + of(each), 0)
  return found(
    'files = remittances',
    sum(each => each.differenceCents),
    findings.flatMap(each => each.wrong),
    `${findings.length} files with ${sum(each => each.segments)} segments, read again.${gone === 0 ? '' : ` The bytes of ${gone} were erased.`}${stopped.length === 0 ? '' : ` Reading was stopped and goes on with the next import: ${stopped.join(', ')}.`}`,
  )
}

async function checkFile(
  store: Store,
  file: Row<'file'>,
  end: Row<'fileEnd'>,
  received: string | undefined,
): Promise<FileFinding> {
  const wrong: string[] = []
  const again = await readAgain(store, file.kept).catch((error: unknown) => {
    if (!(error instanceof StoreRefusal)) throw error
    return error.message
  })
  if (typeof again === 'string') return { segments: 0, differenceCents: 0, wrong: [`${file.name}: ${again}`] }
  if (again.sha256 !== file.sha256) wrong.push(`${file.name}: the kept bytes are not those that came.`)
  // The chain says which bytes came in; of a file that others were erased from, it says it no more.
  if (received !== undefined && received !== GONE && received !== file.sha256)
    wrong.push(`${file.name}: other bytes came in than those it is known by.`)
  if (again.segments !== end.segments)
    wrong.push(`${file.name}: it has ${again.segments} segments, ${end.segments} were read.`)
  wrong.push(...(await postedOtherwise(store, file, again.said)))
  const places = await placesOf(store, file.id)
  let differenceCents = 0
  for (const { index, paymentCents, claims } of again.remittances) {
    const place = places.get(index)
    if (place === undefined) {
      differenceCents += Math.abs(paymentCents)
      wrong.push(`${file.name}: remittance ${index + 1} with ${claims} claims is nowhere.`)
    } else if (place.paymentCents !== undefined && place.paymentCents !== paymentCents) {
      differenceCents += Math.abs(place.paymentCents - paymentCents)
      wrong.push(
        `${file.name}: remittance ${index + 1} pays ${dollars(paymentCents)}, posted are ${dollars(place.paymentCents)}.`,
      )
    }
  }
  return { segments: again.segments, differenceCents, wrong }
}

/** Numbers of ours: they are not compared. */
const NUMBERED_FROM_0 = { practiceId: 0, fileId: 0, now: '' }

async function readAgain({ vault }: Store, path: string) {
  const hash = createHash('sha256')
  const remittances: { index: number; paymentCents: number; claims: number }[] = []
  const [answers, sent] = [new Map<number, readonly string[]>(), new Map<number, readonly string[]>()]
  const wholes = new Map<number, string>()
  let going: string[] = []
  const reader = createRemittanceReader({
    onFault() {},
    onStart() {
      going = []
    },
    onClaim: claim => going.push(saidOf(claim)),
    onRemittance(end) {
      const { index, paymentCents, claims } = end
      wholes.set(index, saidOfWhole(end))
      answers.set(index, going)
      remittances.push({ index, paymentCents, claims })
    },
    onOther(start, description, tree) {
      const facts = createFacts()
      let numbers = 0
      const place = { ...NUMBERED_FROM_0, nextId: () => ++numbers, newRows: () => facts }
      return readTransmission(start, description, tree, place, ({ row }) => {
        sent.set(row.ordinal, saidOfSent(facts.rows))
      })
    },
  })
  for await (const chunk of vault.read(path)) {
    hash.update(chunk)
    reader.push(chunk)
  }
  const { segments } = reader.end()
  return { sha256: hash.digest('hex'), segments, remittances, said: { remittances: wholes, answers, sent } }
}
