// What a person reads of `overturn rejections`: claims that never reached the payer.
import { type WorkItems, workItemsText } from '../work-items-text.ts'

export function text(found: WorkItems): string {
  return workItemsText(
    found,
    'No claim was rejected.',
    '"overturn correct NO. --rejection --set FIELD=VALUE --out FILE" sends one again, --close NO. --reason TEXT closes it.',
  )
}
