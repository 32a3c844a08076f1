// Checks every claim of 837 files: read as they come, so that memory stays that of some hundred claims.
import { claimKindOf, createFileReader, type Fault, type SubmittedClaim, streamClaims } from '../../x12/index.ts'
import type { OpenedFile } from '../intake/read/open-file.ts'
import type { Checker, Finding } from './checker.ts'

/** What becomes of the claims of one file. */
export interface CheckedFile {
  readonly claims: number
  readonly segments: number
  readonly unreadSegments: number
}

export interface FileCheckHandlers {
  readonly onFault: (fault: Fault) => void
  readonly onFindings: (findings: readonly Finding[], claims: readonly SubmittedClaim[]) => void | Promise<void>
}

const AT_ONCE = 200

/** Checks one file. What is no claim in it is told as a fault. */
export async function checkFile(
  checker: Checker,
  file: OpenedFile,
  { onFault, onFindings }: FileCheckHandlers,
): Promise<CheckedFile> {
  let waiting: SubmittedClaim[] = []
  let claims = 0
  const reader = createFileReader({
    onFault,
    onTransaction(start, description, tree) {
      if (claimKindOf(description.guide) === undefined) {
        onFault(notClaims(start.set, start.header.index, start.header.offset))
        return undefined
      }
      return { stream: streamClaims(description.guide, tree, claim => waiting.push(claim)), onEnd() {} }
    },
  })
  const settle = async () => {
    const now = waiting
    waiting = []
    claims += now.length
    await onFindings(await checker.check(now), now)
  }
  for await (const chunk of file.chunks) {
    reader.push(chunk)
    if (waiting.length >= AT_ONCE) await settle()
  }
  const { segments, unread } = reader.end()
  if (waiting.length > 0) await settle()
  return { claims, segments, unreadSegments: unread }
}

/** What is said of a transaction that holds no claims. */
export function notClaims(set: string, segment: number, offset: number): Fault {
  return {
    severity: 'error',
    segment,
    offset,
    id: 'ST',
    element: 'ST01',
    code: 'file:not-claims',
    says: `This is transaction ${set}, and claims (837) are checked. "overturn ${set === '835' ? 'explain' : 'read'} FILE" reads it.`,
  }
}
