// Claims that were rejected on their way and never reached the payer.
import { defineView } from '../view.ts'
import { workList } from './work-items.ts'

export const view = defineView(
  import.meta.url,
  workList(
    'rejection',
    'rejections',
    'Rejected claims',
    'Claims that were rejected on their way and never reached the payer.',
  ),
)
