// Remarks that say a decision can be contested, for reason codes that leave what is the matter to a remark (16, 252 and kin): codes alone, as facts of
// what each says. Sources: X12 list of remarks, https://x12.org/codes, as of 2026-08-17; the reading is ours. Knows no claim.

/**
 * Notices by which the payer itself names a right of the provider against this decision: Medicare's appeal (MA01), a review in writing (MA02), an appeal or
 * review by contract (N1, N187), the word that it may be appealed (N210), where its dispute forms are (N220), the appeal of a provider without a contract
 * with a Medicare plan (N887). Not those that speak of the member, of another decision or of documents alone (N137 to N140, N358, N368).
 */
export const RIGHTS_NAMED: ReadonlySet<string> = new Set(['MA01', 'MA02', 'N1', 'N187', 'N210', 'N220', 'N887'])
