// Every kind of official list that can be brought in.
import type { ListKind, ReferenceKind } from '../kind.ts'
import { addOn } from './add-on.ts'
import { CODE_LISTS } from './code-lists.ts'
import { medicareCoverage } from './coverage.ts'
import { tabular } from './excludes.ts'
import { hcpcs } from './hcpcs.ts'
import { icd10cm } from './icd-10-cm.ts'
import { mce } from './mce.ts'
import { anesthesia, anesthesiaBase, gpci, pfsRvu } from './medicare.ts'
import { MUE } from './mue.ts'
import { NCCI } from './ncci.ts'
import { pfs } from './pfs.ts'
import { PROVIDER_LISTS } from './providers.ts'

export const LISTS: ReadonlyMap<string, ListKind> = new Map(
  [
    ...[icd10cm, hcpcs, ...NCCI, ...MUE, addOn],
    ...[
      pfs,
      pfsRvu,
      gpci,
      anesthesia,
      anesthesiaBase,
      mce,
      medicareCoverage,
      ...PROVIDER_LISTS,
      tabular,
      ...CODE_LISTS,
    ],
  ].map(each => [each.kind, each]),
)

/** The list of a kind. */
export function listOf(kind: ReferenceKind): ListKind {
  const found = LISTS.get(kind)
  if (found === undefined) throw new RangeError(`no list ${kind}`)
  return found
}
