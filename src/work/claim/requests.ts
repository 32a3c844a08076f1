// Records that payers ask for, with the day by which they have to be there.
import { defineView } from '../view.ts'
import { workList } from './work-items.ts'

export const view = defineView(
  import.meta.url,
  workList(
    'records-request',
    'requests',
    'Requests for records',
    'Records that payers ask for, with the day by which they have to be there.',
  ),
)
