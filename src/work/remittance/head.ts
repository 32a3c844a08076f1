// The head of a remittance, read again from the kept file up to its first claim: who paid whom and whom to call, as the payer wrote it.
import { fileById } from '../../store/file.ts'
import type { Row, Store } from '../../store/store.ts'
import { claim835, createFileReader, type Remittance } from '../../x12/index.ts'

/** Undefined where the kept file has no such remittance; throws StoreRefusal `damaged` when it cannot be read. */
export async function headOf(
  store: Store,
  { fileId, ordinal }: Pick<Row<'remittance'>, 'fileId' | 'ordinal'>,
): Promise<Remittance | undefined> {
  const file = await fileById(store, fileId)
  if (file === undefined) return undefined
  let head: Remittance | undefined
  let at = 0
  const reader = createFileReader({
    onFault() {},
    onTransaction(start, _description, header) {
      if (start.set !== '835' || at++ !== ordinal) return undefined
      const keep = () => {
        head ??= header() as Remittance
      }
      return { stream: { loop: claim835, onLoop: keep }, onEnd: keep }
    },
  })
  for await (const chunk of store.vault.read(file.kept)) {
    reader.push(chunk)
    if (head !== undefined) return head
  }
  reader.end()
  return head
}
