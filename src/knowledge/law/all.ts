// Every law that is known, in the order in which they are asked: law before contract before what has to be found out first; within a rank
// the order of the files. One file of this folder is a field of law; adding a law is adding an entry to one.
import { readJson, type Written, withQuestions } from '../written.ts'
import { type Law, RANKS } from './law.ts'

const FIELDS = [
  'surprise-billing',
  'dual-eligible',
  'medicare',
  'medicare-advantage',
  'other-programs',
  'payer-says',
  'appeal-rights',
]

const WRITTEN = FIELDS.flatMap(field => readJson<readonly Written<Law>[]>('law', `${field}.json`)).map(
  withQuestions<Law>,
)

export const LAWS: readonly Law[] = RANKS.flatMap(rank => WRITTEN.filter(law => law.rank === rank))
