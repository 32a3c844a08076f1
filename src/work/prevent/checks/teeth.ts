// Dental work on one tooth names the tooth, a filling its surfaces too. By the numbers of the codes alone.
import { asPrinted, type DescribedCheck, JUDGMENT } from '../check.ts'

/** Fillings: amalgam and resin, by surfaces. */
const FILLING = /^D(?:21[4-6]\d|233[0-5]|239[1-4])$/
/** Crowns, root canals, extractions of one tooth. */
const ONE_TOOTH = /^D(?:27[1-9]\d|33[1-3]0|7140|7210|7220|7230|7240)$/
const SURFACES: Readonly<Record<string, number>> = {
  D2140: 1,
  D2150: 2,
  D2160: 3,
  D2161: 4,
  D2330: 1,
  D2331: 2,
  D2332: 3,
  D2391: 1,
  D2392: 2,
  D2393: 3,
  D2394: 4,
}

export const check: DescribedCheck = {
  title: 'Dental work without its tooth or surfaces',
  severity: 'block',
  prevents: ['16+N37', '16+N75'],
  kinds: ['dental'],
  cites: [
    asPrinted(
      '005010X224A2, loop 2400 TOO: the tooth and its surfaces, where the procedure is on one tooth',
      '2026-11-27',
    ),
    ...JUDGMENT,
  ],
  find(claim) {
    return claim.lines.flatMap(({ line, procedure = '', source }, at) => {
      const node = claim.node.lines[at]
      const teeth = node !== undefined && 'teeth' in node ? node.teeth : []
      const at2400 = { line, element: 'TOO02', is: procedure, source }
      if (!FILLING.test(procedure) && !ONE_TOOTH.test(procedure)) return []
      if (!teeth.some(({ tooth }) => tooth !== undefined))
        return [
          { ...at2400, says: `${procedure} is done on one tooth, and line ${line} names none.`, prevents: ['16+N37'] },
        ]
      const wanted = SURFACES[procedure]
      const named = teeth[0]?.surfaces?.surfaces?.length ?? 0
      if (wanted === undefined || named === wanted || (wanted === 4 && named > 4)) return []
      return [
        {
          ...at2400,
          element: 'TOO03',
          says: `${procedure} is a filling of ${wanted === 4 ? 'four surfaces or more' : wanted === 1 ? 'one surface' : `${wanted} surfaces`}; line ${line} names ${named}.`,
          fix: 'Name each surface, or choose the code for as many as there are.',
          prevents: ['16+N75'],
        },
      ]
    })
  },
}
