// When a payer that is silent is asked: on certain days after a claim was sent, once for each. Pure.

/**
 * Days after sending on which a payer is asked: our judgment. It is early enough that a claim which never arrived can be sent again within the shortest limits that we assume.
 */
export const ASK_ON_DAYS: readonly number[] = [15, 30, 45]

/** Whether a claim that was sent on an ISO date and has no answer is asked about today: a day has passed since which nobody has asked. */
export function isToBeAsked(
  sentOn: string,
  lastAskedOn: string | undefined,
  today: string,
  days: readonly number[] = ASK_ON_DAYS,
): boolean {
  const sent = Temporal.PlainDate.from(sentOn)
  const passed = days.map(count => sent.add({ days: count }).toString()).filter(day => day <= today)
  const last = passed.sort().at(-1)
  return last !== undefined && (lastAskedOn === undefined || lastAskedOn < last)
}
