// Files of appeals as their bytes, and documents as they are brought in; everything else about them is an action or a view.
import { z } from 'zod'
import { documentById } from '../store/document.ts'
import { APPEAL_FILES, type AppealFile, readAppealFile } from '../work/appeal/files.ts'
import { letterFile } from '../work/dispute/letter.ts'
import { addDocument } from '../work/document/add.ts'
import type { DocumentSubject } from '../work/document/subject.ts'
import { askedOf } from './access.ts'
import type { App } from './app.ts'
import { addGivenOut } from './bytes.ts'
import { LARGEST_UPLOAD } from './files.ts'
import { bytesOf } from './reading.ts'
import { practiceAndId } from './words.ts'

const NAMES = Object.keys(APPEAL_FILES) as [AppealFile, ...AppealFile[]]

export function addAppeals(app: App): void {
  addFiles(app)
  addDocuments(app)
  addDisputeLetter(app)
}

function addDisputeLetter(app: App): void {
  app.route({
    method: 'GET',
    url: '/disputes/:id/letter.pdf',
    config: { right: 'work', looks: true },
    schema: { tags: ['payers'], summary: 'The letter of a dispute as a PDF', params: practiceAndId },
    handler: async (request, reply) => {
      const { store, actor } = askedOf(request)
      const { id } = request.params
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="dispute-${id}.pdf"`)
        .send(await letterFile(store, id, actor.now))
    },
  })
}

function addDocuments(app: App): void {
  addBringingIn(app, {
    url: '/denials/:id/documents',
    tag: 'denials',
    what: 'a denial',
    follows: 'an exhibit of its letters from then on',
    subject: denialId => ({ denialId }),
  })
  addBringingIn(app, {
    url: '/work-items/:id/documents',
    tag: 'claims',
    what: 'a request for records',
    follows: 'to answer it with',
    subject: requestId => ({ requestId }),
  })
  addGivenOut(app, {
    url: '/documents/:id/bytes',
    tag: 'denials',
    summary: 'A document as it came',
    row: documentById,
    given: ({ media, kept }) => ({ media, kept, disposition: 'attachment' }),
  })
}

function addBringingIn(
  app: App,
  {
    url,
    tag,
    what,
    follows,
    subject,
  }: {
    readonly url: string
    readonly tag: string
    readonly what: string
    readonly follows: string
    readonly subject: (id: number) => DocumentSubject
  },
): void {
  app.route({
    method: 'POST',
    url,
    config: { right: 'work' },
    bodyLimit: LARGEST_UPLOAD,
    schema: {
      tags: [tag],
      summary: `Bring a document in for ${what}: a PDF, TIFF, PNG or JPEG, kept encrypted, ${follows}`,
      consumes: ['application/octet-stream'],
      params: practiceAndId,
      querystring: z.object({
        exhibit: z.string().min(1).max(40).describe('Which exhibit it is: records, authorization, policy …'),
        name: z.string().min(1).max(200).describe('What the file is called'),
        title: z.string().max(200).default(''),
        pages: z.string().max(200).default('').describe('Those that go along, as 1-3,5; all where nothing is said'),
      }),
      response: { 201: z.object({ document: z.number() }) },
    },
    handler: async (request, reply) => {
      const { store, actor } = askedOf(request)
      const document = await addDocument(store, subject(request.params.id), request.query, bytesOf(request.body), actor)
      return reply.code(201).send({ document })
    },
  })
}

function addFiles(app: App): void {
  app.route({
    method: 'GET',
    url: '/appeals/:id/files/:name',
    config: { right: 'work', looks: true },
    schema: {
      tags: ['denials'],
      summary: 'Packet, letter or facts of an appeal, as they were made',
      params: practiceAndId.extend({ name: z.enum(NAMES) }),
    },
    handler: async (request, reply) => {
      const { id, name } = request.params
      const bytes = await readAppealFile(askedOf(request).store, id, name)
      return reply
        .type(APPEAL_FILES[name].type)
        .header(
          'content-disposition',
          `${name === 'packet.pdf' ? 'inline' : 'attachment'}; filename="appeal-${id}-${name}"`,
        )
        .send(bytes)
    },
  })
}
