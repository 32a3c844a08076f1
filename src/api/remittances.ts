// Remittances: the list with their balance, one as a person reads it, its claims, its reports, the money outside of claims.
import { z } from 'zod'
import { PROVIDER_ADJUSTMENTS } from '../knowledge/load.ts'
import { storyClaims } from '../work/denial/story.ts'
import { adjudicationOf, adjudicationRecord } from '../work/denial/story-record.ts'
import { REPORTS, readClaims, readRemittance, reportOf } from '../work/remittance/read.ts'
import { listRecoupments } from '../work/remittance/recoupments.ts'
import { askedOf } from './access.ts'
import { itemsOf, pageOf } from './answers.ts'
import { remittanceAnswer, remittanceRow, reportLine } from './answers-of-files.ts'
import type { App } from './app.ts'
import { cursor, limit, practiceAndId, practiceParams, readCursor, writeCursor } from './words.ts'

const recoupmentAnswer = z.object({
  reason: z.string(),
  reference: z.string().optional(),
  amountCents: z.number(),
  payer: z.string(),
  paymentDate: z.string().optional(),
  trace: z.string().optional(),
  account: z.string().optional(),
  settled: z.boolean().optional(),
  orphan: z.boolean(),
})

export function addRemittances(app: App): void {
  app.route({
    method: 'GET',
    url: '/remittances',
    config: { right: 'read' },
    schema: {
      tags: ['remittances'],
      summary: 'Remittances with their balance, the latest payment first',
      params: practiceParams,
      querystring: z.object({
        limit,
        cursor,
        payerId: z.coerce.number().int().optional(),
        balanced: z.enum(['true', 'false']).optional(),
        trace: z.string().max(80).optional().describe('The number of a payment'),
      }),
      response: { 200: pageOf(remittanceRow) },
    },
    handler: async request => {
      const { store } = askedOf(request)
      const { limit: most, cursor: from, payerId, balanced, trace } = request.query
      let found = store.kysely
        .selectFrom('remittance as r')
        .innerJoin('payer as p', join => join.onRef('p.id', '=', 'r.payerId'))
        .select([
          'r.id',
          'r.fileId',
          'r.control',
          'r.trace',
          'r.method',
          'r.paymentDate',
          'r.paymentCents',
          'r.claims',
          'r.paidCents',
          'r.providerAdjustmentCents',
          'r.differenceCents',
          'r.balanced',
          'p.name as payer',
        ])
        .orderBy('r.id', 'desc')
        .limit(most)
      if (payerId !== undefined) found = found.where('r.payerId', '=', payerId)
      if (balanced !== undefined) found = found.where('r.balanced', '=', balanced === 'true')
      if (trace !== undefined) found = found.where('r.trace', '=', trace)
      if (from !== undefined) found = found.where('r.id', '<', readCursor(from, z.number()))
      const rows = await found.execute()
      const last = rows.length === most ? rows.at(-1) : undefined
      return {
        items: rows.map(row => ({ ...row, balanced: row.balanced })),
        ...(last === undefined ? {} : { next: writeCursor(last.id) }),
      }
    },
  })
  app.route({
    method: 'GET',
    url: '/remittances/:id',
    config: { right: 'read' },
    schema: {
      tags: ['remittances'],
      summary: 'One remittance: its head, its balance, the money outside of claims',
      params: practiceAndId,
      response: { 200: remittanceAnswer },
    },
    handler: async request => {
      const { providerAdjustments, balanced, ...row } = await readRemittance(askedOf(request).store, request.params.id)
      return {
        ...row,
        balanced,
        providerAdjustments: providerAdjustments.map(each => ({
          ...each,
          meaning: PROVIDER_ADJUSTMENTS.get(each.reason)?.meaning ?? 'A reason that no list names.',
        })),
      }
    },
  })
  app.route({
    method: 'GET',
    url: '/remittances/:id/claims',
    config: { right: 'read', looks: true },
    schema: {
      tags: ['remittances'],
      summary: 'The claims of a remittance with everything on them, in its order',
      params: practiceAndId,
      querystring: z.object({ limit: z.coerce.number().int().min(1).max(100).default(25), cursor }),
      response: { 200: pageOf(adjudicationRecord) },
    },
    handler: async request => {
      const { store } = askedOf(request)
      const { limit: most, cursor: from } = request.query
      await readRemittance(store, request.params.id)
      const at = from === undefined ? 0 : readCursor(from, z.number())
      const claims = await readClaims(store, request.params.id, at, most)
      const last = claims.length === most ? claims.at(-1) : undefined
      return {
        items: claims.map(adjudicationOf),
        ...(last === undefined ? {} : { next: writeCursor(last.ordinal + 1) }),
      }
    },
  })
  app.route({
    method: 'GET',
    url: '/remittances/:id/report',
    config: { right: 'read', looks: true },
    schema: {
      tags: ['remittances'],
      summary:
        'The adjustments of a remittance that were denied, adjusted, or left to the patient’s deductible and copay',
      params: practiceAndId,
      querystring: z.object({ of: z.enum(REPORTS) }),
      response: { 200: itemsOf(reportLine).extend({ more: z.boolean().describe('There are more than are shown') }) },
    },
    handler: async request => {
      const { lines, more } = await reportOf(askedOf(request).store, request.params.id, request.query.of)
      return { items: lines, more }
    },
  })
  app.route({
    method: 'GET',
    url: '/adjudications/:id',
    config: { right: 'read', looks: true },
    schema: {
      tags: ['remittances'],
      summary: 'One claim of a remittance with everything on it',
      params: practiceAndId,
      response: { 200: adjudicationRecord },
    },
    handler: async (request, reply) => {
      const [claim] = await storyClaims(askedOf(request).store, [request.params.id])
      return claim === undefined ? reply.callNotFound() : adjudicationOf(claim)
    },
  })
  app.route({
    method: 'GET',
    url: '/recoupments',
    config: { right: 'read' },
    schema: {
      tags: ['remittances'],
      summary: 'Money taken or given outside of claims',
      params: practiceParams,
      response: { 200: itemsOf(recoupmentAnswer) },
    },
    handler: async request => ({ items: await listRecoupments(askedOf(request).store) }),
  })
}
