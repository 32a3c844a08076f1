// What the patient owes by the last payer's word, and whether that may be billed now.
import { dollars } from '../../decide/decide.ts'
import { type MemberOfCase, otherPayersOf, patientShares } from '../../store/claim-story.ts'
import type { Row, Store } from '../../store/store.ts'

export interface PatientPart {
  readonly cents: number
  readonly mayBill: boolean
  readonly says: string
}

/** CLP02: as which payer in line it was decided. */
const IN_LINE: ReadonlyMap<string, number> = new Map(
  Object.entries<number>({ '1': 1, '19': 1, '2': 2, '20': 2, '3': 3, '21': 3 }),
)

/** From the last payer in line that has decided, by what holds now; nothing is billed while another payer is still to come. */
export async function patientPart(
  store: Store,
  claims: readonly Row<'claim'>[],
  adjudications: readonly MemberOfCase[],
): Promise<PatientPart> {
  const current = adjudications.filter(each => each.role === 'current')
  const last = current.reduce((most, each) => Math.max(most, IN_LINE.get(each.status) ?? 1), 0)
  const holding = current.filter(each => (IN_LINE.get(each.status) ?? 1) === last)
  if (holding.length === 0)
    return { cents: 0, mayBill: false, says: 'No payer has decided yet, so nothing is the patient’s.' }
  const latest = await patientShares(
    store,
    holding.map(each => each.id),
  )
  const stated = latest.reduce((sum, row) => sum + row.amountCents, 0)
  const billable = latest.reduce((sum, row) => (row.mayBill ? sum + row.amountCents : sum), 0)
  const passedOn = holding.some(each => ['19', '20', '21'].includes(each.status))
  const others = await otherPayersOf(
    store,
    claims.map(claim => claim.id),
  )
  const next = [...others, ...claims.map(claim => claim.sequence ?? '')].some(
    each => ['P', 'S', 'T'].indexOf(each) + 1 > last,
  )
  if (passedOn || next)
    return {
      cents: 0,
      mayBill: false,
      says: `Another payer is still to come${passedOn ? ': the last one passed the claim on' : ''}. The last one left ${dollars(stated)} to the patient, which is not billed yet.`,
    }
  const held = stated - billable
  return {
    cents: billable,
    mayBill: billable > 0,
    says: `The last payer left ${dollars(stated)} to the patient${held === 0 ? '' : `; ${dollars(held)} of it may not be billed, for the reasons at those adjustments`}.`,
  }
}
