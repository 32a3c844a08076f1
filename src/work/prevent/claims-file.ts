// One file of claims (837) held whole: each claim by its place in it, changed by the claim editor, and the file written again with everything else as it came.
import {
  type Claim837,
  type Claims837,
  claimKindOf,
  claimsOf,
  createFileReader,
  type Fault,
  layOutSubmitted,
  type RawSegment,
  type SubmittedClaim,
  type Subscriber837,
  type Transaction,
  type TransactionStart,
  writeBody,
} from '../../x12/index.ts'
import { changeClaim } from '../claim/change-claim.ts'
import type { OpenedFile } from '../intake/read/open-file.ts'
import type { Change } from './change.ts'
import { notClaims } from './check-files.ts'
import { enveloped, lineOf, withClaims } from './claims-split.ts'

interface Piece {
  readonly start: TransactionStart
  readonly description: Transaction
  tree: Claims837
  trailer: RawSegment | undefined
}

export interface ClaimsFile {
  readonly faults: readonly Fault[]
  readonly segments: number
  /** Every claim in the order of the file. */
  claims(): readonly SubmittedClaim[]
  /** Changes the claim of this ordinal, from 1. Throws Refusal where a value cannot be set, or there is no such claim. */
  change(ordinal: number, changes: readonly Change[]): void
  /** The whole file as text of one character per byte. Throws UnwritableText. */
  text(): string
  /** The file with the claims of these ordinals alone; '' where there is none of them. Throws UnwritableText. */
  textOf(ordinals: ReadonlySet<number>): string
}

/** Reads a file into memory: for those that somebody looks at on a screen. */
export async function readClaimsFile(file: OpenedFile): Promise<ClaimsFile> {
  const faults: Fault[] = []
  const parts: (Piece | RawSegment)[] = []
  const reader = createFileReader({
    onFault: fault => faults.push(fault),
    onEnvelope: segment => void parts.push(segment),
    onTransaction(start, description) {
      if (claimKindOf(description.guide) === undefined) {
        faults.push(notClaims(start.set, start.header.index, start.header.offset))
        return undefined
      }
      return {
        onEnd: (tree: object, trailer: RawSegment | undefined) =>
          void parts.push({ start, description, tree: tree as Claims837, trailer }),
      }
    },
  })
  for await (const chunk of file.chunks) reader.push(chunk)
  const { segments } = reader.end()
  const pieces = parts.filter(isPiece)
  const claims = () => pieces.flatMap(({ description, tree }) => claimsOf(description.guide, tree))
  return {
    faults,
    segments,
    claims,
    change(ordinal, changes) {
      const claim = claims()[ordinal - 1]
      const piece = pieces.find(({ description, tree }) =>
        claimsOf(description.guide, tree).some(each => each.node === claim?.node),
      )
      if (claim === undefined || piece === undefined) throw new RangeError(`the file has no claim ${ordinal}`)
      const { node, levels } = changeClaim(claim, changes)
      piece.tree = replaced(piece.tree, claim, node, levels.subscriber)
    },
    text: () => parts.map(part => ('tree' in part ? pieceText(part) : lineOf(part.text, part.separators))).join(''),
    textOf(ordinals) {
      const kept = new Set(claims().flatMap(({ node }, at) => (ordinals.has(at + 1) ? [node] : [])))
      return enveloped(parts, isPiece, piece => {
        const tree = withClaims(piece.tree, kept)
        return tree === undefined ? undefined : pieceText({ ...piece, tree })
      })
    },
  }
}

const isPiece = (part: Piece | RawSegment): part is Piece => 'tree' in part

/** The tree with one claim, and what stands of its subscriber, in the place of those of before. */
function replaced(tree: Claims837, before: SubmittedClaim, node: Claim837, subscriber: Subscriber837): Claims837 {
  const own = before.levels.subscriber
  const swap = <Of extends { readonly claims: readonly unknown[] }>(of: Of): Of =>
    of.claims.includes(before.node)
      ? { ...of, claims: of.claims.map(each => (each === before.node ? node : each)) }
      : of
  return {
    ...tree,
    providers: tree.providers.map(provider =>
      (provider.subscribers as readonly unknown[]).includes(own)
        ? {
            ...provider,
            subscribers: provider.subscribers.map(each =>
              each === own ? { ...swap(subscriber), patients: subscriber.patients.map(swap as never) } : each,
            ),
          }
        : provider,
    ),
  } as Claims837
}

/** ST to SE, which counts what stands between them now. */
function pieceText({ start, description, tree, trailer }: Piece): string {
  const { separators, header } = start
  const body = writeBody(description, tree as never, separators)
  const end =
    trailer === undefined
      ? []
      : [['SE', body.length + 2, trailer.elements[2] ?? start.control].join(separators.element)]
  return [header.text, ...body, ...end].map(text => lineOf(text, separators)).join('')
}

/** A claim as it stands after changes, for what is checked again without a file. */
export function changedClaim(claim: SubmittedClaim, changes: readonly Change[]): SubmittedClaim {
  const { node, levels } = changeClaim(claim, changes)
  return layOutSubmitted(claim.kind, node, levels)
}
