// Who looked at what, written down before the answer goes out: many looks at once in one unit, so that fifty people who look in the same moment wait for
// one write and not for fifty. While somebody else holds the practice for long, they are laid beside it first, and nobody waits.
import { addLooks, type NewLook } from '../store/look.ts'
import { createLookJournal, type LookJournal } from '../store/look-journal.ts'
import type { Host, Store } from '../store/store.ts'
import type { LookBook } from '../work/look.ts'

export interface ServiceLookBook {
  /** Resolves when the look is in the practice's chain, or on the disk on its way there. */
  readonly look: LookBook
  /** Waits a little for what is on its way into the chain; answers how many looks are still on it. */
  readonly settle: (practiceId: number) => Promise<number>
  /** What is on its way stays on the disk for the next start. */
  readonly close: () => Promise<void>
}

/** How long a look waits for the practice before it is laid beside it. */
const PATIENCE_MS = 25
/** What was laid is tried to be taken into the chain again after so long, where the database is away. */
const AGAIN_MS = 1000

/** Who asks who looked waits so long for the looks of the last moments. */
const SETTLE_MS = 1500
const SETTLE_STEP_MS = 20

interface Waiting {
  readonly look: NewLook
  laid: boolean
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

interface Book {
  readonly store: Store
  readonly journal: LookJournal
  waiting: Waiting[]
  writing: boolean
  /** Laying, one after the other. */
  laying: Promise<void>
}

export function createLookBook(host: Host): ServiceLookBook {
  const books = new Map<number, Book>()
  let closed = false

  async function write(book: Book): Promise<void> {
    book.writing = true
    while (book.waiting.length > 0 && !closed) {
      let batch: Waiting[] = []
      try {
        await book.store.write(async unit => {
          // Taken when the practice is held, and nothing is being laid: what came while it was waited for goes along.
          await allLaid(book)
          batch = book.waiting
          book.waiting = []
          await addLooks(
            unit,
            batch.map(({ look }) => look),
          )
          await book.journal.settle(unit)
        })
        book.laying = book.laying.then(() => book.journal.settled())
        for (const { resolve } of batch) resolve()
      } catch (error) {
        await failed(book, batch, error)
      }
    }
    book.writing = false
  }

  async function allLaid(book: Book): Promise<void> {
    for (let last: Promise<void> | undefined; last !== book.laying; ) {
      last = book.laying
      await last
    }
  }

  /** Who was answered already is kept for later; the others hear of the trouble. */
  async function failed(book: Book, batch: readonly Waiting[], error: unknown): Promise<void> {
    await book.laying
    const all = [...batch, ...book.waiting]
    book.waiting = all.filter(({ laid }) => laid)
    for (const { laid, reject } of all) if (!laid) reject(error)
    if (book.waiting.length > 0) await new Promise(resolve => setTimeout(resolve, AGAIN_MS).unref())
  }

  function layWaiting(book: Book): void {
    book.laying = book.laying.then(async () => {
      const these = book.waiting.filter(({ laid }) => !laid)
      if (these.length === 0 || closed) return
      try {
        await book.journal.lay(these.map(({ look }) => look))
        for (const each of these) {
          each.laid = true
          each.resolve()
        }
      } catch {
        // Where it cannot be laid, it waits for the practice as it did before.
      }
    })
  }

  return {
    look: (store, look) =>
      new Promise((resolve, reject) => {
        const { practiceId } = store
        const book = books.get(practiceId) ?? {
          ...{ store, waiting: [], writing: false, laying: Promise.resolve() },
          journal: createLookJournal(host, practiceId),
        }
        books.set(practiceId, book)
        book.waiting.push({ look, laid: false, resolve, reject })
        if (!book.writing) void write(book)
        setTimeout(() => layWaiting(book), PATIENCE_MS).unref()
      }),
    settle: practiceId => settled(books.get(practiceId), write),
    close: async () => {
      closed = true
      for (const book of books.values()) {
        await allLaid(book)
        await book.journal.close()
      }
    },
  }
}

async function settled(book: Book | undefined, write: (book: Book) => Promise<void>): Promise<number> {
  for (let waited = 0; book !== undefined && (book.writing || book.waiting.length > 0); waited += SETTLE_STEP_MS) {
    if (waited >= SETTLE_MS) return Math.max(1, book.waiting.length)
    if (!book.writing) void write(book)
    await new Promise(resolve => setTimeout(resolve, SETTLE_STEP_MS))
  }
  return 0
}
