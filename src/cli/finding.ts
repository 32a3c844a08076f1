// One thing that `overturn doctor` has looked at.
export interface Finding {
  readonly what: string
  readonly ok: boolean
  readonly says: string
}

export const finding = (what: string, ok: boolean, says: string): Finding => ({ what, ok, says })
