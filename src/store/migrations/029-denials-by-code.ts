// The denials of one code, in the order in which they are worth work: without it, a code that few of them have is looked for in all.

export const DENIALS_BY_CODE = {
  dropped: [],
  made: [['practice_id', 'carc', 'status', 'snoozed', 'score', 'id']],
} as const
