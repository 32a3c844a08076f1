// One thing that `overturn doctor` has looked at.
export interface Finding {
  readonly what: string
  readonly ok: boolean
  readonly says: string
}

export const finding = (what: string, ok: boolean, says: string): Finding => ({ what, ok, says })

/** Well where there are none; else what the first of them says. */
export function findingIn<Each>(
  what: string,
  all: readonly Each[],
  well: string,
  tell: (first: Each) => string,
): Finding {
  const [first] = all
  return first === undefined ? finding(what, true, well) : finding(what, false, tell(first))
}
