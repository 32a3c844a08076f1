// What checks of a code against the practice's own list of such codes share.
import type { RawSegment, SubmittedClaim } from '../../x12/index.ts'
import type { ReferenceKind } from '../reference/kind.ts'
import { type DescribedCheck, dayOf, JUDGMENT } from './check.ts'

export interface ListedCode {
  readonly code: string
  readonly line?: number
  readonly source?: RawSegment | undefined
}

interface Listed extends Pick<DescribedCheck, 'title' | 'prevents' | 'severity' | 'kinds'> {
  readonly kind: ReferenceKind
  /** `a revenue code`. */
  readonly what: string
  readonly element: string
  /** Those in a claim. */
  readonly codes: (claim: SubmittedClaim) => readonly ListedCode[]
}

/** Each code once that is not on the list, or not in force on the day. */
export function listedCheck({ kind, what, element, codes, ...described }: Listed): DescribedCheck {
  return {
    ...described,
    cites: JUDGMENT,
    needs: claim => (codes(claim).length > 0 ? [kind] : []),
    asks: claim => codes(claim).map(({ code }) => code),
    find(claim, { entry, today }) {
      const day = dayOf(claim, today)
      return codes(claim).flatMap(({ code, line, source }) => {
        const rows = entry(kind, code, day)
          ?.split(' ')
          .map(row => row.split(','))
        const holds = rows?.some(([from = '', to = '']) => (from === '' || from <= day) && (to === '' || to >= day))
        if (holds === true) return []
        return [
          {
            ...(line === undefined ? {} : { line }),
            element,
            is: code,
            says:
              rows === undefined
                ? `${code} is not ${what} by your list.`
                : `${code} is no ${what.replace(/^an? /, '')} on ${day} by your list.`,
            source: source ?? claim.source,
          },
        ]
      })
    },
  }
}

/** Codes of the claim's HI under these qualifiers, each once. */
export function healthCodes({ node }: SubmittedClaim, qualifiers: ReadonlySet<string>): readonly ListedCode[] {
  const found = node.health.flatMap(({ codes = [] }) =>
    codes.flatMap(({ code }) => (qualifiers.has(code?.qualifier ?? '') && code?.code !== undefined ? [code.code] : [])),
  )
  return [...new Set(found)].map(code => ({ code }))
}
