// Asks the service: typed by its own OpenAPI, errors as sentences, the practice that is worked in.
import createClient from 'openapi-fetch'
import type { Problem, paths } from './schema.ts'

/** A no of the service, or no answer at all: `message` is a sentence for the person in front of it. */
export class Trouble extends Error {
  override readonly name = 'Trouble'
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** Whether an error is a fault of ours, and not a no of the service in a sentence, or a line that is down. */
export const isBug = (error: unknown) => !(error instanceof Trouble) || error.status >= 500

export const client = createClient<paths>({ baseUrl: '/', credentials: 'same-origin' })

interface Answer<Data> {
  readonly data?: Data
  readonly error?: unknown
  readonly response: Response
}

/** The data of an answer. Throws Trouble. */
export async function told<Data>(asking: Promise<Answer<Data>>): Promise<NonNullable<Data>> {
  let answer: Answer<Data>
  try {
    answer = await asking
  } catch {
    throw new Trouble(0, 'no-answer', 'The service does not answer. Nothing was lost; try again in a moment.')
  }
  const { data, error, response } = answer
  if (response.ok) return (data ?? {}) as NonNullable<Data>
  throw troubleOf(response.status, error)
}

export function troubleOf(status: number, error: unknown): Trouble {
  const problem = (typeof error === 'object' && error !== null ? error : {}) as Partial<Problem> & {
    readonly message?: string
  }
  const says = problem.errors?.map(each => `${each.at}: ${each.says}`).join('; ')
  const sentence = [problem.detail ?? problem.message ?? `The service answered ${status}.`, says]
    .filter(part => part !== undefined && part !== '')
    .join(' ')
  return new Trouble(status, problem.code ?? 'unknown', sentence)
}

/** The sign-in library's own routes are not in the description. Throws Trouble. */
export async function askAuth<Data>(path: string, body?: object): Promise<Data> {
  let response: Response
  try {
    response = await fetch(`/api/auth/${path}`, {
      credentials: 'same-origin',
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json' },
    })
  } catch {
    throw new Trouble(0, 'no-answer', 'The service does not answer. Nothing was lost; try again in a moment.')
  }
  const data = (await response.json().catch(() => ({}))) as Data
  if (!response.ok) throw troubleOf(response.status, data)
  return data
}
