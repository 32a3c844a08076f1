// Statements that count denials by what stands beside them: provider, class of the claim, remark, procedure, modifier, diagnosis, who worked on the account. Read from the
// denials of a span; where a denial has several of a kind it is counted under each, with all its dollars.
import { type DenialsWanted, isWanted, type SaysNothing, type Span } from './insight.ts'
import { inTurn, type Reader } from './reader.ts'

export const DENIAL_PARTS = [
  ...([
    'product',
    'provider',
    'remark',
    'procedure',
    'modifier',
    'diagnosis',
    'coder',
    'front-desk',
    'location',
  ] as const),
] as const
export type DenialPart = (typeof DENIAL_PARTS)[number]

/** Parts of which a denial may have several. */
export const SEVERAL: readonly DenialPart[] = ['remark', 'procedure', 'modifier']

/** Denials that are alike in this part, summed up. */
export interface PartCell {
  /** '' where it is not known, or there is none. */
  readonly part: string
  readonly payerId: number
  readonly ended: boolean
  readonly denials: number
  readonly atStakeCents: number
  readonly recoveredCents: number
}

interface Asked {
  readonly span: Span
  readonly wanted: DenialsWanted
  readonly says: SaysNothing
}

const dayOf = ({ by }: Span) => (by === 'payment' ? ('d.deniedOn' as const) : ('d.serviceFrom' as const))

/** The denials asked for, of their own columns alone. */
function denialsOf({ kysely }: Reader, { span, wanted, says }: Asked) {
  const { from, to, payerId } = span
  let query = kysely.selectFrom('denial as d').where(eb => isWanted(eb, wanted, says))
  if (payerId !== undefined) query = query.where('d.payerId', '=', payerId)
  if (from !== undefined) query = query.where(dayOf(span), '>=', from)
  if (to !== undefined) query = query.where(dayOf(span), '<=', to)
  return query
}

/** Denials by one of their parts, payer and state. */
export async function countByPart(reader: Reader, part: DenialPart, asked: Asked): Promise<readonly PartCell[]> {
  const rows = SEVERAL.includes(part) ? await pairsOf(reader, part, asked) : await sumsOf(reader, part, asked)
  return rows.map(row => ({
    part: row.part ?? '',
    payerId: row.payerId,
    ended: row.status === 'closed',
    denials: Number(row.denials),
    atStakeCents: Number(row.atStakeCents),
    recoveredCents: Number(row.recoveredCents),
  }))
}

/** Of what a denial has one. */
function sumsOf(reader: Reader, part: DenialPart, asked: Asked) {
  const told = denialsOf(reader, asked)
    .groupBy(['d.payerId', 'd.status'])
    .select(({ fn }) => [
      ...(['d.payerId', 'd.status'] as const),
      fn.countAll().as('denials'),
      fn.sum('d.atStakeCents').as('atStakeCents'),
      fn.sum('d.recoveredCents').as('recoveredCents'),
    ])
  switch (part) {
    case 'product':
      return told
        .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'd.remitClaimId'))
        .groupBy('c.filing')
        .select('c.filing as part')
        .execute()
    case 'diagnosis':
      return told
        .leftJoin('claimMatch as m', join =>
          join.onRef('m.remitClaimId', '=', 'd.remitClaimId').on('m.sure', 'in', ['sure', 'likely']),
        )
        .leftJoin('claimDiagnosis as g', join => join.onRef('g.claimId', '=', 'm.claimId').on('g.ordinal', '=', 0))
        .groupBy('g.code')
        .select('g.code as part')
        .execute()
    case 'coder':
    case 'location':
    case 'front-desk': {
      const column = part === 'front-desk' ? ('s.frontDesk' as const) : (`s.${part}` as const)
      return told
        .leftJoin('accountStaff as s', join => join.onRef('s.account', '=', 'd.account'))
        .groupBy(column)
        .select(({ ref }) => ref(column).as('part'))
        .execute()
    }
    default:
      return told.groupBy('d.providerNpi').select('d.providerNpi as part').execute()
  }
}

/** Of what it may have several: a row for each, once. */
async function pairsOf(reader: Reader, part: DenialPart, asked: Asked) {
  const told = denialsOf(reader, asked)
    .select(['d.id', 'd.payerId', 'd.status', 'd.atStakeCents', 'd.recoveredCents'])
    .distinct()
  if (part === 'remark') {
    const rows = await told
      .leftJoin('remark as r', join => join.onRef('r.remitClaimId', '=', 'd.remitClaimId'))
      .select('r.code as part')
      .execute()
    return withFirstAnswers(
      reader,
      part,
      rows.map(row => ({ ...row, part: row.part ?? '', denials: 1 })),
    )
  }
  const lines = await told
    .leftJoin('denialAdjustment as j', join => join.onRef('j.denialId', '=', 'd.id'))
    .leftJoin('adjustment as a', join => join.onRef('a.id', '=', 'j.adjustmentId'))
    .leftJoin('remitLine as l', join =>
      join.onRef('l.remitClaimId', '=', 'a.remitClaimId').onRef('l.line', '=', 'a.line'),
    )
    .select(['l.procedure', 'l.modifiers'])
    .execute()
  return withFirstAnswers(
    reader,
    part,
    onceEach(lines, line => valuesOf(part, line)),
  )
}

interface LineParts {
  readonly procedure: string | null
  readonly modifiers: string | null
}
const valuesOf = (part: DenialPart, { procedure, modifiers }: LineParts): readonly string[] =>
  part === 'procedure' ? [procedure ?? ''] : (modifiers ?? '').split(/[ ,]+/)

/** Those without a value, since the answer that holds now denies nothing any more: with the values of the answer that denied, the first of the case. */
async function withFirstAnswers<Row extends { readonly id: number; readonly part: string }>(
  reader: Reader,
  part: DenialPart,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  const said = await firstAnswers(
    reader,
    part,
    rows.flatMap(row => (row.part === '' ? [row.id] : [])),
  )
  const values = Map.groupBy(said, ({ id }) => id)
  return rows.flatMap(row => {
    if (row.part !== '') return [row]
    const own = new Set((values.get(row.id) ?? []).map(({ value }) => value).filter(value => value !== ''))
    return own.size === 0 ? [row] : [...own].map(value => ({ ...row, part: value }))
  })
}

async function firstAnswers(reader: Reader, part: DenialPart, ids: readonly number[]) {
  const answers = (some: readonly number[]) =>
    reader.kysely
      .selectFrom('denial as d')
      .innerJoin('firstAnswer as f', join =>
        join.onRef('f.caseId', '=', 'd.caseId').onRef('f.payerId', '=', 'd.payerId'),
      )
      .where('d.id', 'in', some)
  if (part === 'remark')
    return inTurn(ids, some =>
      answers(some)
        .innerJoin('remark as r', join => join.onRef('r.remitClaimId', '=', 'f.remitClaimId'))
        .select(['d.id', 'r.code as value'])
        .execute(),
    )
  const lines = await inTurn(ids, some =>
    answers(some)
      .innerJoin('adjustment as a', join =>
        join
          .onRef('a.remitClaimId', '=', 'f.remitClaimId')
          .onRef('a.groupCode', '=', 'd.groupCode')
          .onRef('a.carc', '=', 'd.carc'),
      )
      .innerJoin('remitLine as l', join =>
        join.onRef('l.remitClaimId', '=', 'a.remitClaimId').onRef('l.line', '=', 'a.line'),
      )
      .select(['d.id', 'l.procedure', 'l.modifiers'])
      .execute(),
  )
  return lines.flatMap(({ id, ...line }) => valuesOf(part, line).map(value => ({ id, value })))
}

/** A denial with each value of its lines, once; with none only where all of its lines have none. */
function onceEach<Line extends { readonly id: number }>(lines: readonly Line[], of: (line: Line) => readonly string[]) {
  return [...Map.groupBy(lines, ({ id }) => id).values()].flatMap(own => {
    const values = new Set(own.flatMap(of).filter(value => value !== ''))
    const [first] = own
    if (first === undefined) return []
    return [...(values.size === 0 ? [''] : values)].map(part => ({ ...first, part, denials: 1 }))
  })
}
