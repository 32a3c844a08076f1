// What the payer paid before for the patient of a denial, laid beside each line that was denied.
import { z } from 'zod'
import { usable } from '../../decide/case/identity.ts'
import {
  BEARINGS,
  type DeniedService,
  LOOK_AHEAD,
  LOOK_BACK,
  type PaidBefore,
  type PaidService,
  weighPaidBefore,
} from '../../decide/paid-before.ts'
import { payerName } from '../../store/case-evidence.ts'
import { payers } from '../../store/payer.ts'
import { payerLinksAmong } from '../../store/payer-link.ts'
import type { Reader } from '../../store/reader.ts'
import { servicesOfMember } from '../../store/services.ts'
import type { Row } from '../../store/store.ts'
import type { StoryClaim } from './story.ts'

export const paidBeforeRecord = z.object({
  line: z.number().describe('The denied line'),
  code: z.string(),
  bearing: z.enum(BEARINGS).describe('Whether the payments speak against the denial, for it, or leave it open'),
  says: z.string(),
  services: z
    .array(
      z.object({
        remitClaimId: z.number(),
        line: z.number(),
        account: z.string(),
        procedure: z.string(),
        modifiers: z.array(z.string()).readonly(),
        serviceFrom: z.string(),
        paymentDate: z.string().optional(),
        paidCents: z.number().int(),
      }),
    )
    .readonly(),
})

/** Of each line the cause that leads is weighed. Nothing where the patient has no number by which others of its claims are found. */
export async function paidBefore(
  reader: Reader,
  denial: Pick<Row<'denial'>, 'payerId'>,
  adjudications: readonly StoryClaim[],
): Promise<readonly z.infer<typeof paidBeforeRecord>[]> {
  const found: PaidBefore[] = []
  const same = await samePayers(reader, denial.payerId)
  for (const claim of adjudications.filter(each => each.role === 'current' && !each.reversal)) {
    const denied = deniedOf(claim)
    const memberId = usable(claim.memberId)
    const days = denied.map(each => each.serviceFrom).sort()
    const [first, last] = [days[0], days.at(-1)]
    if (memberId === undefined || first === undefined || last === undefined) continue
    const services = await servicesOfMember(reader, memberId, {
      from: moved(first, -LOOK_BACK),
      to: moved(last, LOOK_AHEAD),
    })
    const own = new Set(adjudications.map(each => each.id))
    const paid = services.flatMap((each): PaidService[] =>
      !same.has(each.payerId) || each.paidCents <= 0 || own.has(each.remitClaimId) || each.serviceFrom === null
        ? []
        : [
            {
              ...each,
              serviceFrom: each.serviceFrom,
              modifiers: each.modifiers.split(' ').filter(word => word !== ''),
              paymentDate: each.paymentDate ?? undefined,
            },
          ],
    )
    for (const line of denied) found.push(...[weighPaidBefore(line, paid)].filter(each => each !== undefined))
  }
  return found.map(({ services, ...rest }) => ({
    ...rest,
    services: services.map(
      ({ paymentDate, remitClaimId, line, account, procedure, modifiers, serviceFrom, paidCents }) => ({
        ...{ remitClaimId, line, account, procedure, modifiers, serviceFrom, paidCents },
        ...(paymentDate === undefined ? {} : { paymentDate }),
      }),
    ),
  }))
}

/** The payer itself and those that a person has said are the same, but none that a person has said is another one. */
async function samePayers(reader: Reader, payerId: number): Promise<ReadonlySet<number>> {
  const named = (await payers(reader)).map(({ id, name, identifier }) => ({
    id,
    key: payerName({ usable }, name, identifier).key,
  }))
  const links = await payerLinksAmong(reader, new Set(named.map(each => each.key)))
  const keys = new Set(named.filter(each => each.id === payerId).map(each => each.key))
  const parted = new Set(
    links
      .filter(({ verdict, one, other }) => verdict !== 'same' && (keys.has(one) || keys.has(other)))
      .flatMap(({ one, other }) => [one, other])
      .filter(key => !keys.has(key)),
  )
  for (let before = 0; keys.size > before; ) {
    before = keys.size
    for (const { one, other, verdict } of links)
      if (verdict === 'same' && (keys.has(one) || keys.has(other)))
        for (const key of [one, other]) if (!parted.has(key)) keys.add(key)
  }
  return new Set(named.filter(each => keys.has(each.key)).map(each => each.id))
}

const WORKED: ReadonlySet<string> = new Set(['denial', 'underpayment'])

/** Each line with the largest of its denied amounts; what stands at the claim is said of each line. */
function deniedOf({ lineRows, adjustments, serviceFrom: claimDay }: StoryClaim): readonly DeniedService[] {
  return lineRows.flatMap(({ line, procedure, modifiers, serviceFrom }) => {
    const [top] = adjustments
      .filter(each => (each.line === line || each.line === 0) && WORKED.has(each.decision?.kind ?? ''))
      .sort((one, other) => other.amountCents - one.amountCents)
    const day = serviceFrom ?? claimDay
    if (top?.decision === undefined || procedure === null || day === null) return []
    return [
      {
        line,
        code: `${top.groupCode}-${top.carc}`,
        cause: top.decision.cause,
        procedure,
        modifiers: modifiers.split(' ').filter(word => word !== ''),
        serviceFrom: day,
      },
    ]
  })
}

function moved(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}
