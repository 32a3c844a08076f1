// By which way a denial was worked, as its chances are counted: what was last sent to the payer stands for what came of it. Pure.
import type { Action } from '../../knowledge/load.ts'

export const WAYS_TRIED = ['appeal', 'claim', 'call', 'other', 'nothing'] as const
export type WayTried = (typeof WAYS_TRIED)[number]

export const WAY_WORDS: Readonly<Record<WayTried, string>> = {
  appeal: 'by appeal',
  claim: 'by another claim',
  call: 'by a call alone',
  other: 'another way',
  nothing: 'nothing done',
}

/** `lastAction` as a denial keeps it. A notice of a decision comes of an appeal, whoever wrote it. */
export function wayTried(lastAction: string | null): WayTried {
  if (lastAction === null) return 'nothing'
  if (lastAction === 'appealed' || lastAction === 'noticed') return 'appeal'
  if (lastAction === 'called') return 'call'
  return / claim(?: written)?$/.test(lastAction) ? 'claim' : 'other'
}

const WAY_OF: Readonly<Partial<Record<Action, WayTried>>> = {
  appeal: 'appeal',
  reopen: 'appeal',
  'correct-claim': 'claim',
  'new-claim': 'claim',
  'bill-other-payer': 'claim',
  'query-payer': 'call',
}

/** The way by which a denial is worked when this is done of it; undefined where what was won tells nothing of it. */
export const wayOf = (action: string): WayTried | undefined => WAY_OF[action as Action]

/** What lies with the payer: a call about it is no other way. */
export const isOut = (lastAction: string | null): boolean =>
  lastAction === 'appealed' || / claim$/.test(lastAction ?? '')
