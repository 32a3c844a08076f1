// Every no in one table: what a refusal means over HTTP, told as problem+json (RFC 9457). Nothing of a patient stands in it that was not
// in the question.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { CodedError } from '../store/refusal.ts'
import { StoreRefusal } from '../store/store.ts'
import { fieldSays, issueSays, valueAt } from '../work/issue.ts'
import { Refusal, type RefusalCode } from '../work/refusal.ts'

const STATUS: Readonly<Record<RefusalCode, number>> = {
  'not-found': 404,
  closed: 409,
  open: 409,
  'not-a-date': 422,
  'in-the-past': 422,
  empty: 422,
  'not-money': 422,
  'same-person': 403,
  'nothing-asked': 409,
  ambiguous: 409,
  'not-known': 422,
  guarded: 409,
  changed: 412,
  'cursor-invalid': 400,
  address: 422,
  'too-few-rights': 403,
  'too-large': 422,
  busy: 503,
}
const STORE_STATUS: Readonly<Record<string, number>> = { unscoped: 404, constraint: 409, damaged: 500, missing: 404 }

/** Our no to a request that never reached the work: no rights, no session, a key used twice. */
export class Denied extends CodedError<string> {
  override readonly name = 'Denied'
  readonly status: number
  constructor(status: number, code: string, message: string) {
    super(code, message)
    this.status = status
  }
}

/** A no as it goes out; the workbench's client takes its type from here. */
export const problemRecord = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ at: z.string(), says: z.string() })).optional(),
})
export type Problem = z.infer<typeof problemRecord>

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request cannot be understood',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not here',
  409: 'Not in this state',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Another kind of content',
  422: 'Not possible with these values',
  429: 'Too many requests',
  500: 'A defect of ours',
  503: 'Not available now',
  507: 'The disk is full',
}

function problem(status: number, code: string, detail: string, errors?: Problem['errors']): Problem {
  return {
    type: `about:blank#${code}`,
    title: TITLES[status] ?? 'Not done',
    status,
    code,
    detail,
    ...(errors === undefined ? {} : { errors }),
  }
}

interface Invalid extends Error {
  readonly validation?: readonly {
    readonly keyword?: string
    readonly instancePath?: string
    readonly message?: string
    readonly params?: Readonly<Record<string, unknown>>
  }[]
  readonly validationContext?: string
  readonly statusCode?: number
  readonly code?: string
}

/** What an error means to whoever asked; `given` is what the request held, part by part. */
export function problemOf(error: Error, given: Readonly<Record<string, unknown>> = {}): Problem {
  if (error instanceof Denied) return problem(error.status, error.code, error.message)
  if (error instanceof Refusal) return problem(STATUS[error.code], error.code, error.message)
  if (error instanceof StoreRefusal)
    return problem(
      error.code === 'full' ? 507 : (STORE_STATUS[error.code] ?? 503),
      `store-${error.code}`,
      error.message,
    )
  const { validation, validationContext, statusCode, code } = error as Invalid
  if (validation !== undefined) {
    const part = given[validationContext ?? '']
    const issues = validation.map(({ keyword, instancePath = '', message = '', params }) => ({
      at: `${validationContext ?? ''}${instancePath}`,
      issue: { ...params, code: keyword, message, path: instancePath.split('/').slice(1) },
    }))
    const named = issues.map(({ issue }) => fieldSays(issue, part))
    const errors = issues.map(({ at, issue }) => ({ at, says: issueSays(issue, valueAt(part, issue.path)) }))
    return problem(
      400,
      'invalid',
      `The ${validationContext ?? 'request'} is not as the description has it: ${named.slice(0, 5).join('; ')}.`,
      errors,
    )
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return problem(
      statusCode,
      (code ?? 'refused').toLowerCase().replaceAll('_', '-'),
      TITLES[statusCode] ?? 'Not done.',
    )
  return problem(500, 'defect', 'Something of ours went wrong; it was written down. Nothing was half done.')
}

/** What is not available now is asked for again after so long. */
const RETRY_AFTER_SECONDS = 5

/** Sends a problem. */
export function sendProblem(reply: FastifyReply, told: Problem): FastifyReply {
  if (told.status === 503) reply.header('retry-after', String(RETRY_AFTER_SECONDS))
  return reply.code(told.status).type('application/problem+json').send(told)
}

export function handleError(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { body, query: querystring, params, headers } = request
  const told = problemOf(error, { body, querystring, params, headers })
  // The message of a defect may hold anything; its place in our code does not.
  if (told.status >= 500) request.log.error({ where: placeOf(error), name: error.name }, told.code)
  return sendProblem(reply, told)
}

function placeOf(error: Error): readonly string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, 8)
    .map(line => line.trim())
}
