// Codes that say "another one": without a description the payer cannot know what was done.
import { type DescribedCheck, JUDGMENT } from '../check.ts'

/** By their numbers: the last code of a section of CPT, and those of HCPCS that are not otherwise classified. */
const UNLISTED =
  /^(?:[0-9]{3}99|01999|J3490|J3590|J9999|J8499|J7999|C9399|E1399|K0108|L[0-8]999|A4641|A9698|A9699|Q4100)$/

export const check: DescribedCheck = {
  title: 'Unlisted codes without a description',
  severity: 'warn',
  prevents: ['16+N350'],
  kinds: ['professional', 'institutional'],
  cites: JUDGMENT,
  find(claim) {
    return claim.lines.flatMap(({ line, procedure = '', source }, at) => {
      const node = claim.node.lines[at]
      const described =
        node?.service?.procedure?.description !== undefined ||
        (node?.notes.length ?? 0) > 0 ||
        claim.node.notes.length > 0
      if (!UNLISTED.test(procedure) || described) return []
      return [
        {
          line,
          element: 'SV101-7',
          is: procedure,
          says: `${procedure} is an unlisted code, and nothing in the claim says what was done.`,
          fix: 'Describe it (SV101-7, or a note of the line); for a drug its name, strength and dose, for a procedure one that is like it.',
          source,
        },
      ]
    })
  },
}
