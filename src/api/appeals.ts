// The files of an appeal as their bytes; everything else about appeals is an action or a view.
import { z } from 'zod'
import { APPEAL_FILES, type AppealFile, readAppealFile } from '../work/appeal/files.ts'
import { askedOf } from './access.ts'
import type { App } from './app.ts'
import { practiceAndId } from './words.ts'

const NAMES = Object.keys(APPEAL_FILES) as [AppealFile, ...AppealFile[]]

export function addAppeals(app: App): void {
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
