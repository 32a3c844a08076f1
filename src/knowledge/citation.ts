// A source as it is cited, and what kind of one it is. Plain data.

export interface Citation {
  readonly title: string
  /** Absent for our own judgment, for what is only printed, and for what was never read: such a source says which it is. */
  readonly url?: string
  /** ISO date on which the source was read. */
  readonly read: string
  /** Somebody else's account of a payer's or state's rule: worth reading, and a guess all the same. */
  readonly secondhand?: true
  /** Named as printed, but stated from background knowledge and not read: a guess until somebody has. */
  readonly background?: true
  /** A text that is only printed: named by its edition, and not checked at an address. */
  readonly printed?: true
  /** Our own judgment: no source at all. */
  readonly judgment?: true
  /** A list of codes: that a code is in it proves nothing of what is said about it. */
  readonly list?: true
}
