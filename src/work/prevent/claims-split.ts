// A file of claims (837) in two: the claims that may go, and those that are held back. What remains is a whole file each time: levels numbered from 1, sets
// without claims left out, groups and interchanges counted anew.
import type { Claim837, Claims837, RawSegment, Separators } from '../../x12/index.ts'

/** What a file is made of, in its order. */
type Part<Piece> = RawSegment | Piece

/** The tree with these claims alone; undefined where none of them stands in it. */
export function withClaims(tree: Claims837, kept: ReadonlySet<Claim837>): Claims837 | undefined {
  const keep = <Of extends { readonly claims: readonly Claim837[] }>(of: Of): Of => ({
    ...of,
    claims: of.claims.filter(each => kept.has(each)),
  })
  const providers = (tree.providers as readonly Provider[])
    .map(provider => ({
      ...provider,
      subscribers: provider.subscribers
        .map(each => ({ ...keep(each), patients: each.patients.map(keep).filter(({ claims }) => claims.length > 0) }))
        .filter(({ claims, patients }) => claims.length + patients.length > 0),
    }))
    .filter(({ subscribers }) => subscribers.length > 0)
  return providers.length === 0 ? undefined : ({ ...tree, providers: numbered(providers) } as unknown as Claims837)
}

type Level = Readonly<Record<string, unknown>> | undefined
interface Patient {
  readonly level: Level
  readonly claims: readonly Claim837[]
}
interface Subscriber extends Patient {
  readonly patients: readonly Patient[]
}
interface Provider {
  readonly level: Level
  readonly subscribers: readonly Subscriber[]
}

/** HL01 counts up from 1, HL02 names the level above, HL04 says whether one follows below. */
function numbered(providers: readonly Provider[]): readonly Provider[] {
  let last = 0
  const levelOf = (level: Level, parent?: string): Level =>
    level === undefined ? undefined : { ...level, id: String(++last), ...(parent === undefined ? {} : { parent }) }
  return providers.map(provider => {
    const level = levelOf(provider.level)
    const above = String(last)
    return {
      ...provider,
      level,
      subscribers: provider.subscribers.map(subscriber => {
        const own = levelOf(subscriber.level, above)
        const between = String(last)
        return {
          ...subscriber,
          level: own === undefined ? undefined : { ...own, child: subscriber.patients.length > 0 ? '1' : '0' },
          patients: subscriber.patients.map(patient => ({ ...patient, level: levelOf(patient.level, between) })),
        }
      }),
    }
  })
}

/** The text of a file: each set as `write` has it (undefined: left out), and around them the envelopes that still hold one. */
export function enveloped<Piece extends object>(
  parts: readonly Part<Piece>[],
  isPiece: (part: Part<Piece>) => part is Piece,
  write: (piece: Piece) => string | undefined,
): string {
  const layers = createLayers()
  for (const part of parts) {
    if (isPiece(part)) {
      const text = write(part)
      if (text !== undefined) layers.add(text)
    } else if (part.id === 'ISA' || part.id === 'GS') layers.open(lineOf(part.text, part.separators))
    else if (part.id === 'GE' || part.id === 'IEA') layers.close(part)
    else layers.beside(lineOf(part.text, part.separators))
  }
  return layers.text()
}

/** Interchange, group: what was opened, what stands in it, and how many of it are counted. */
function createLayers() {
  const open: { text: string; count: number }[] = [{ text: '', count: 0 }]
  const put = (text: string, count: number) => {
    const inner = open.at(-1)
    if (inner === undefined) return
    inner.text += text
    inner.count += count
  }
  return {
    add: (text: string) => put(text, 1),
    beside: (text: string) => put(text, 0),
    open: (text: string) => void open.push({ text, count: 0 }),
    close({ id, elements, separators }: RawSegment) {
      const inner = open.length < 2 ? undefined : open.pop()
      if (inner === undefined || inner.count === 0) return
      const trailer = [id, inner.count, elements[2] ?? ''].join(separators.element)
      put(`${inner.text}${lineOf(trailer, separators)}`, 1)
    },
    /** What was never closed stands as it was. */
    text: () => open.map(({ text }) => text).join(''),
  }
}

export function lineOf(text: string, { terminator, suffix }: Separators): string {
  return `${text}${terminator}${suffix}`
}
