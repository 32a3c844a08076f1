// Our no to a request, with a closed code and a sentence: what stands in the way and what to do instead.
import { CodedError } from '../store/refusal.ts'

export const REFUSALS = [
  'not-found',
  'closed',
  'open',
  'not-a-date',
  'in-the-past',
  'empty',
  'not-money',
  'same-person',
  'nothing-asked',
  'ambiguous',
  'not-known',
  'guarded',
  'changed',
  'cursor-invalid',
  'address',
  'too-few-rights',
  'too-large',
  'busy',
] as const
export type RefusalCode = (typeof REFUSALS)[number]

export class Refusal extends CodedError<RefusalCode> {
  override readonly name = 'Refusal'
  /** What to do about it on the command line; the screens have other ways. */
  readonly command: string | undefined
  constructor(code: RefusalCode, message: string, command?: string) {
    super(code, message)
    this.command = command
  }
}
