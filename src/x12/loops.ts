// Loops that several transactions share: a name with its address and numbers, and a level of the hierarchy.
import * as x from './describe.ts'
import { AAA, BHT, DMG, DTP, entity, HL, N2, N3, N4, NM1, PER, PRV, REF, TRN } from './segments.ts'

/** What may follow the name of a person or organization. */
export const party = {
  n2: x.many(N2),
  address: x.one(N3),
  city: x.one(N4),
  demographics: x.one(DMG),
  specialty: x.one(PRV),
  references: x.many(REF),
  contacts: x.many(PER),
  dates: x.many(DTP),
} as const

/** Where nothing follows a name. */
export const NOTHING_FOLLOWS = {
  n2: [],
  address: undefined,
  city: undefined,
  demographics: undefined,
  specialty: undefined,
  references: [],
  contacts: [],
  dates: [],
} as const

/** A name with what may follow it; `entities` are the values of NM101 that make it this one, none where any will do. */
export const named = (id: string, label: string, ...entities: readonly string[]) =>
  x.loop(id, label, { name: x.one(NM1, entities.length === 0 ? {} : entity(...entities)), ...party })

/** What an answer may carry at every level: whose question it answers, and why that was refused. */
export const answered = { traces: x.many(TRN), rejections: x.many(AAA) } as const

/** The body of a transaction that opens with its beginning (BHT). */
export const begun = <const Shape extends x.Slots>(label: string, slots: Shape) =>
  x.loop('body', label, { beginning: x.one(BHT, x.required), ...slots })

/** A level (HL) with what stands in it; `codes` are the values of HL03 that make it this one. */
export const level = <const Shape extends x.Slots>(
  id: string,
  label: string,
  codes: string | readonly string[],
  slots: Shape,
  rest: { readonly implied?: boolean } = {},
) => x.loop(id, label, { level: x.one(HL, { when: { element: 3, values: [codes].flat() } }), ...slots }, rest)
