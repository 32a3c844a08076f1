// Things that are given out as their bytes: a file as it came, a document, a claim made here. Whose records they show is noted as for every answer.
import type { Store } from '../store/store.ts'
import { askedOf } from './access.ts'
import type { App } from './app.ts'
import { practiceAndId } from './words.ts'

export interface Given {
  readonly media: string
  /** Where its bytes lie in the vault. */
  readonly kept: string
  /** `attachment` where a browser is to keep it and not to show it, with the name to keep it by. */
  readonly disposition?: string
}

export interface GivenOut<Row> {
  /** With `:id` in it, below the practice. */
  readonly url: string
  readonly tag: string
  readonly summary: string
  /** Answers undefined where there is none of this number. */
  row(store: Store, id: number): Promise<Row | undefined>
  given(row: Row, id: number): Given
}

export function addGivenOut<Row>(app: App, { url, tag, summary, row, given }: GivenOut<Row>): void {
  app.route({
    method: 'GET',
    url,
    config: { right: 'work', looks: true },
    schema: { tags: [tag], summary, params: practiceAndId },
    handler: async (request, reply) => {
      const { store } = askedOf(request)
      const { id } = request.params
      const found = await row(store, id)
      if (found === undefined) return reply.callNotFound()
      const { media, kept, disposition } = given(found, id)
      if (disposition !== undefined) void reply.header('content-disposition', disposition)
      return reply.type(media).send(await store.vault.readWhole(kept))
    },
  })
}
