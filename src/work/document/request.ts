// A payer's request for records (277), read again from its kept file for what the answer has to repeat: its trace, what was asked for, the payer's number.
import { acknowledgmentsById } from '../../store/acknowledgment.ts'
import { fileById } from '../../store/file.ts'
import type { Row, Store } from '../../store/store.ts'
import { transmissionById } from '../../store/transmission.ts'
import { ERASED } from '../../store/vault.ts'
import { type ClaimStatus, createFileReader, sourceOf } from '../../x12/index.ts'
import { statusesOfClaims } from '../intake/read/sayings.ts'
import { Refusal } from '../refusal.ts'
import type { AskedFor } from './write-275.ts'

/** Throws Refusal `not-known` where its file is gone, or it bears no trace: then it is answered the way that it says itself. */
export async function readRequest(store: Store, { id, acknowledgmentId }: Row<'workItem'>): Promise<AskedFor> {
  const [said] = await acknowledgmentsById(store, [acknowledgmentId])
  const transmission = said === undefined ? undefined : await transmissionById(store, said.transmissionId)
  const file = transmission === undefined ? undefined : await fileById(store, transmission.fileId)
  const tree =
    transmission === undefined || file === undefined || file.kept === ERASED
      ? undefined
      : await treeIn(store, file.kept, transmission.ordinal)
  const status = (tree === undefined ? [] : statusesOfClaims(tree)).find(
    ({ trace }) => sourceOf(trace)?.index === said?.segment,
  )
  const trace = status?.trace?.number
  if (status === undefined || trace === undefined)
    throw new Refusal(
      'not-known',
      `Request ${id} bears no trace that an answer could repeat: answer it the way its letter says, and close it.`,
      `"overturn close-item ${id} --kind records-request --reason TEXT" closes it.`,
    )
  return {
    trace,
    statuses: status.statuses.flatMap(({ status: first, second, third }) =>
      [first, second, third].filter(each => each !== undefined),
    ),
    payerControl: status.references.find(({ qualifier }) => qualifier === '1K')?.number,
  }
}

async function treeIn(store: Store, kept: string, ordinal: number): Promise<ClaimStatus | undefined> {
  let found: ClaimStatus | undefined
  const reader = createFileReader({
    onFault() {},
    onTransaction: start =>
      start.index !== ordinal
        ? undefined
        : {
            onEnd(tree) {
              found = tree
            },
          },
  })
  for await (const chunk of store.vault.read(kept)) {
    reader.push(chunk)
    if (found !== undefined) return found
  }
  reader.end()
  return found
}
