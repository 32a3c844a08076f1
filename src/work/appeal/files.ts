// The files of an appeal as they were made: packet, letter, facts.
import type { Store } from '../../store/store.ts'
import { appealNamed } from './appeals.ts'

export const APPEAL_FILES = {
  'packet.pdf': { column: 'packetKept', type: 'application/pdf' },
  'letter.docx': {
    column: 'letterKept',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  'facts.json': { column: 'factsKept', type: 'application/json' },
} as const
export type AppealFile = keyof typeof APPEAL_FILES

/** Throws Refusal `not-found`, StoreRefusal `missing` where the bytes were erased. */
export async function readAppealFile(store: Store, id: number, name: AppealFile): Promise<Buffer> {
  const appeal = await appealNamed(store, id)
  return store.vault.readWhole(appeal[APPEAL_FILES[name].column])
}
