// What a person reads of `overturn requests`: records that payers ask for.
import { type WorkItems, workItemsText } from '../work-items-text.ts'

export function text(found: WorkItems): string {
  return workItemsText(found, 'No payer asks for records.', '--close NO. --reason TEXT closes one that was sent.')
}
