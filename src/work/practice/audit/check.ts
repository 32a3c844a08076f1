// What a check of the audit finds: a sum that differs, places where it does, in sentences.

export interface AuditCheck {
  readonly name: string
  readonly ok: boolean
  readonly differenceCents: number
  /** What was looked at, or what differs and where. */
  readonly says: readonly string[]
}

/** How many places of one difference are named. */
export const NAMED = 5

/** A finding: what is wrong, or else the sentence that says what was looked at. */
export function found(name: string, differenceCents: number, wrong: readonly string[], otherwise: string): AuditCheck {
  const named = wrong.slice(0, NAMED)
  const more = wrong.length > NAMED ? [`and ${wrong.length - NAMED} more`] : []
  const ok = differenceCents === 0 && wrong.length === 0
  return { name, ok, differenceCents, says: ok ? [otherwise] : [...named, ...more] }
}
