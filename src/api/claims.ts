// Claims as they were sent: their stories and proofs, which remittance answers which, rejections and requests, corrected and secondary
// claims and what became of them.
import { z } from 'zod'
import { sentClaims } from '../store/sent-claim-list.ts'
import { FIELDS, parseChange } from '../work/claim/change-claim.ts'
import {
  type Correction,
  type CorrectionOptions,
  FIRM,
  makeCorrection,
  prepareCorrection,
} from '../work/claim/correct.ts'
import { FREQUENCY } from '../work/claim/guards.ts'
import { listOutgoing, readOutgoing } from '../work/claim/outbox.ts'
import { proveFiling } from '../work/claim/proof.ts'
import { makeSecondary, prepareSecondary } from '../work/claim/secondary.ts'
import { readSentClaim } from '../work/claim/sent.ts'
import { tellStory } from '../work/claim/timeline.ts'
import { closeWork, listWork, workItemRecord } from '../work/claim/work-items.ts'
import { listUnmatched, matchByHand, unmatch } from '../work/intake/match/by-hand.ts'
import { askedOf } from './access.ts'
import {
  correctionAnswer,
  itemsOf,
  outgoingAnswer,
  pageOf,
  proofAnswer,
  rowOf,
  secondaryAnswer,
  sentClaim,
  storyAnswer,
  unmatchedAnswer,
} from './answers.ts'
import type { App } from './app.ts'
import { Denied } from './problem.ts'
import { mayDo, type Role } from './rights.ts'
import { cursor, id, limit, practiceAndId, practiceParams, readCursor, words, writeCursor } from './words.ts'

const correctionBody = z.object({
  set: z
    .record(z.string().max(60), z.string().max(2000))
    .default({})
    .describe(`What to change: ${Object.keys(FIELDS).join(', ')}`),
  form: z.enum(['replacement', 'new', 'void']).optional(),
  despite: z.array(z.string().max(60)).max(20).default([]).describe('Guards that are overruled; needs the role lead'),
  write: z.boolean().default(false).describe('False works it out only; true writes the claim'),
  test: z.boolean().default(false),
})
const secondaryBody = z.object({
  next: z
    .object({ name: words(60), id: words(80), filing: words(2), memberId: words(80) })
    .optional()
    .describe('The next payer, where the claim names none'),
  write: z.boolean().default(false),
  test: z.boolean().default(false),
})

export function addClaims(app: App): void {
  app.route({
    method: 'GET',
    url: '/claims',
    config: { right: 'read', looks: true },
    schema: {
      tags: ['claims'],
      summary: 'Claims as they were sent, the latest first',
      params: practiceParams,
      querystring: z.object({
        account: z.string().max(80).optional(),
        search: z.string().min(1).max(80).optional().describe('The beginning of an account or a patient’s name'),
        limit,
        cursor,
      }),
      response: { 200: pageOf(rowOf('claim').omit({ accountKey: true })) },
    },
    handler: async request => {
      const { store } = askedOf(request)
      const { account, search, limit: most, cursor: from } = request.query
      const rows = await sentClaims(store, {
        account,
        search,
        limit: most,
        before: from === undefined ? undefined : readCursor(from, z.number()),
      })
      const last = rows.length === most ? rows.at(-1) : undefined
      return {
        items: rows.map(({ practiceId: _practice, accountKey: _key, ...row }) => row),
        ...(last === undefined ? {} : { next: writeCursor(last.id) }),
      }
    },
  })
  app.route({
    method: 'GET',
    url: '/claims/:id',
    config: { right: 'read', looks: true },
    schema: {
      tags: ['claims'],
      summary: 'One claim as it was sent: its lines, diagnoses and other payers',
      params: practiceAndId,
      response: { 200: sentClaim },
    },
    handler: request => readSentClaim(askedOf(request).store, request.params.id),
  })
  app.route({
    method: 'GET',
    url: '/claims/:id/timeline',
    config: { right: 'read', looks: true },
    schema: {
      tags: ['claims'],
      summary: 'One timeline over every file',
      params: practiceAndId,
      response: { 200: storyAnswer },
    },
    handler: request => tellStory(askedOf(request).store, { claimId: request.params.id }),
  })
  app.route({
    method: 'GET',
    url: '/denials/:id/timeline',
    config: { right: 'read', looks: true },
    schema: {
      tags: ['denials'],
      summary: 'One timeline over every file',
      params: practiceAndId,
      response: { 200: storyAnswer },
    },
    handler: request => tellStory(askedOf(request).store, { denialId: request.params.id }),
  })
  app.route({
    method: 'GET',
    url: '/denials/:id/filing-proof',
    config: { right: 'read', looks: true },
    schema: {
      tags: ['denials'],
      summary: 'The chain that proves timely filing',
      params: practiceAndId,
      response: { 200: proofAnswer },
    },
    handler: async request => ({ items: await proveFiling(askedOf(request).store, { denialId: request.params.id }) }),
  })
  app.route({
    method: 'GET',
    url: '/unmatched',
    config: { right: 'read', looks: true },
    schema: {
      tags: ['claims'],
      summary: 'Remittances whose claim is not known for sure, and claims that no remittance answered',
      params: practiceParams,
      querystring: z.object({ limit }),
      response: { 200: unmatchedAnswer },
    },
    handler: request => listUnmatched(askedOf(request).store, request.query.limit),
  })
  app.route({
    method: 'PUT',
    url: '/matches/:id',
    config: { right: 'lead' },
    schema: {
      tags: ['claims'],
      summary: 'Say which claim the remittance’s claim with this number answers',
      params: practiceAndId,
      body: z.object({ claim: z.number().int().positive() }),
    },
    handler: async (request, reply) => {
      const { store, deed } = askedOf(request)
      await matchByHand(store, request.params.id, request.body.claim, deed)
      return reply.code(204).send()
    },
  })
  app.route({
    method: 'DELETE',
    url: '/matches/:id',
    config: { right: 'lead' },
    schema: { tags: ['claims'], summary: 'Take that back', params: practiceAndId },
    handler: async (request, reply) => {
      const { store, deed } = askedOf(request)
      await unmatch(store, request.params.id, deed)
      return reply.code(204).send()
    },
  })
  app.route({
    method: 'GET',
    url: '/work-items',
    config: { right: 'read', looks: true },
    schema: {
      tags: ['claims'],
      summary: 'Work that is no denial: claims that were sent back, records that are asked for',
      params: practiceParams,
      querystring: z.object({
        kind: z.enum(['rejection', 'records-request']),
        status: z.enum(['open', 'closed']).default('open'),
      }),
      response: { 200: itemsOf(workItemRecord) },
    },
    handler: async request => ({
      items: await listWork(askedOf(request).store, request.query.kind, request.query.status),
    }),
  })
  app.route({
    method: 'POST',
    url: '/work-items/:id/close',
    config: { right: 'work' },
    schema: {
      tags: ['claims'],
      summary: 'Close such work with a reason',
      params: practiceAndId,
      body: z.object({ kind: z.enum(['rejection', 'records-request']), reason: words() }),
    },
    handler: async (request, reply) => {
      const { store, deed } = askedOf(request)
      await closeWork(store, request.body.kind, request.params.id, request.body.reason, deed)
      return reply.code(204).send()
    },
  })
  for (const [url, summary, subject] of [
    ['/denials/:id/correction', 'The corrected claim of a denial', (of: number) => ({ denialId: of })],
    ['/work-items/:id/correction', 'A claim that was sent back, made anew', (of: number) => ({ rejectionId: of })],
  ] as const)
    app.route({
      method: 'POST',
      url,
      config: { right: 'work', looks: true },
      schema: {
        tags: ['corrections'],
        summary: `${summary}: difference, guards and faults; written when asked to`,
        params: practiceAndId,
        body: correctionBody,
        response: { 200: correctionAnswer },
      },
      handler: async request => {
        const { store, deed, role } = askedOf(request)
        const { set, form, despite, write, test } = request.body
        mayOverrule(role, despite)
        const options: CorrectionOptions = {
          subject: subject(request.params.id),
          changes: Object.entries(set).map(([field, value]) => parseChange(`${field}=${value}`)),
          despite,
          ...(form === undefined ? {} : { form }),
        }
        if (!write) return correctionOf(await prepareCorrection(store, options))
        const made = await makeCorrection(store, options, { ...deed, test })
        return { ...correctionOf(made), outgoing: made.id, name: made.name }
      },
    })
  app.route({
    method: 'POST',
    url: '/adjudications/:id/secondary',
    config: { right: 'work', looks: true },
    schema: {
      tags: ['corrections'],
      summary: 'The claim to the next payer; written when asked to',
      params: practiceAndId,
      body: secondaryBody,
      response: { 200: secondaryAnswer },
    },
    handler: async request => {
      const { store, deed } = askedOf(request)
      const { next, write, test } = request.body
      const made = write ? await makeSecondary(store, request.params.id, next, { ...deed, test }) : undefined
      const plan = made ?? (await prepareSecondary(store, request.params.id, next))
      const { levels, node } = plan.outgoing
      return {
        account: node.claim?.account ?? '',
        payer: levels.subscriber.payer?.name?.last ?? null,
        sequence: levels.subscriber.subscriber?.sequence ?? null,
        patientCents: plan.patientCents,
        says: plan.says,
        faults: plan.faults.map(({ element, code, says }) => ({ element, code, says })),
        ...(made === undefined ? {} : { outgoing: made.id, name: made.name }),
      }
    },
  })
  app.route({
    method: 'GET',
    url: '/outgoing',
    config: { right: 'read', looks: true },
    schema: {
      tags: ['corrections'],
      summary: 'Claims of our making and what became of them',
      params: practiceParams,
      response: { 200: itemsOf(outgoingAnswer) },
    },
    handler: async request => ({ items: await listOutgoing(askedOf(request).store) }),
  })
  app.route({
    method: 'GET',
    url: '/outgoing/:id/file',
    config: { right: 'work', looks: true },
    schema: { tags: ['corrections'], summary: 'The 837 file', params: practiceParams.extend({ id }) },
    handler: async (request, reply) => {
      const bytes = await readOutgoing(askedOf(request).store, request.params.id)
      return reply
        .type('application/edi-x12')
        .header('content-disposition', `attachment; filename="${request.params.id}.837"`)
        .send(Buffer.from(bytes))
    },
  })
}

/** Overruling what a payer's rules say is a lead's word. */
function mayOverrule(role: Role, despite: readonly string[]): void {
  if (despite.length > 0 && !mayDo(role, 'lead'))
    throw new Denied(403, 'too-few-rights', 'Overruling a guard is a lead’s word.')
}

function correctionOf({ original, form, guards, stopped, difference, words: said, faults }: Correction) {
  return {
    claim: original.row.id,
    account: original.row.account,
    form,
    frequency: FREQUENCY[form],
    stopped,
    guards: guards.map(guard => ({ ...guard, firm: FIRM.has(guard.rule) })),
    words: said,
    difference,
    faults: faults.map(({ element, code, says }) => ({ element, code, says })),
  }
}
