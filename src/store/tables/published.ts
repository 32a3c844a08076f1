// Figures that are published of payers.
import { instant, int, orNull, text, word } from '../columns.ts'
import type { PublishedKind } from '../words.ts'

export const PUBLISHED_TABLES = {
  publishedFigure: {
    practiceId: int,
    id: int,
    payerId: int,
    kind: word<PublishedKind>(),
    metric: text,
    about: text,
    period: text,
    told: text,
    numerator: orNull(int),
    denominator: orNull(int),
    source: text,
    sheetId: int,
    broughtAt: instant,
    broughtBy: text,
  },
}
