// Files as bytes: bringing them in, the bytes and segments as they came.
import { z } from 'zod'
import { fileById } from '../store/file.ts'
import type { Readers } from '../work/intake/apart/readers.ts'
import { askedOf } from './access.ts'
import { importAnswer, segmentsAnswer } from './answers-of-files.ts'
import type { App, Service } from './app.ts'
import { addGivenOut } from './bytes.ts'
import { bytesOf, inLine, untilGone } from './reading.ts'
import { practiceAndId, practiceParams } from './words.ts'

/** A larger file goes through the folder or the command line, which stream it. */
export const LARGEST_UPLOAD = 64 << 20

/** Bodies that are files come as their bytes. */
export function addFileBodies(app: App): void {
  app.addContentTypeParser(
    ['application/octet-stream', 'application/edi-x12', 'text/plain'],
    { parseAs: 'buffer', bodyLimit: LARGEST_UPLOAD },
    (_request, body, done) => done(null, body),
  )
}

export function addFiles(app: App, { readers }: Service): void {
  addBringing(app, readers)
  addFileContents(app, readers)
}

function addBringing(app: App, readers: Readers): void {
  app.route({
    method: 'POST',
    url: '/files',
    config: { right: 'work' },
    bodyLimit: LARGEST_UPLOAD,
    onRequest: inLine(readers),
    schema: {
      tags: ['files'],
      summary: 'Bring a file in, or every file of a zip or gzip: whole or absent, once, whatever it is called',
      consumes: ['application/octet-stream'],
      params: practiceParams,
      querystring: z.object({
        name: z
          .string()
          .min(1)
          .max(200)
          .regex(/^[^\x00-\x1f/\\]+$/)
          .describe('What it is called'),
      }),
      response: { 200: importAnswer },
    },
    handler: async (request, reply) => {
      const { store, actor } = askedOf(request)
      const by = { ...actor, signal: untilGone(reply) }
      const files = await readers.importBytes(store.practiceId, request.query.name, bytesOf(request.body), by)
      return { files: files.map(file => ({ ...file })) }
    },
  })
  app.route({
    method: 'POST',
    url: '/reference/core-combinations',
    config: { right: 'admin' },
    bodyLimit: LARGEST_UPLOAD,
    onRequest: inLine(readers),
    schema: {
      tags: ['payers'],
      summary: 'Bring your own copy of the uniform-use list, as CSV',
      consumes: ['application/octet-stream'],
      params: practiceParams,
      querystring: z.object({ version: z.string().min(1).max(60) }),
    },
    handler: async request => {
      const { store, actor } = askedOf(request)
      return { combinations: await readers.combinations(store, request.query.version, bytesOf(request.body), actor) }
    },
  })
}

function addFileContents(app: App, readers: Readers): void {
  addGivenOut(app, {
    url: '/files/:id/bytes',
    tag: 'files',
    summary: 'The bytes as they came',
    row: fileById,
    given: ({ kept }) => ({ media: 'application/octet-stream', kept }),
  })
  app.route({
    method: 'GET',
    url: '/files/:id/segments',
    config: { right: 'read', looks: true },
    schema: {
      tags: ['files'],
      summary: 'Segments of a file as they stand in it, by their numbers',
      params: practiceAndId,
      querystring: z.object({
        from: z.coerce.number().int().min(1).default(1),
        count: z.coerce.number().int().min(1).max(500).default(40),
      }),
      response: { 200: segmentsAnswer },
    },
    handler: async (request, reply) => {
      const { from, count } = request.query
      const { store } = askedOf(request)
      return { items: await readers.segments(store, request.params.id, from, count, untilGone(reply)) }
    },
  })
}
