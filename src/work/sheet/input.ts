// What is asked where a file's text is brought in as one field of a request: the text, which column is which, and whether it is only looked at.
import { z } from 'zod'
import { paragraph, titled, yesNo } from '../input.ts'

/** Characters of a file that one request can hold. */
const LONGEST = 900_000

export const fileText = (title: string, description: string, most = LONGEST) => paragraph(title, { most, description })

/** A sheet's own rows. */
export const sheetText = () => fileText('Sheet', 'The rows as CSV, with a head; or a workbook (.xlsx) in base64')

/** Which column is which; `example` shows how that is said. */
export const columnsOf = <const Columns extends readonly [string, ...string[]]>(
  columns: Columns,
  example: Readonly<Partial<Record<Columns[number], string>>>,
) =>
  titled(z.partialRecord(z.enum(columns), z.string().max(200)).default({}), 'Columns', {
    description: `Which column is which, where its head does not say: ${JSON.stringify(example)}`,
  })

export const onlyLook = () =>
  yesNo('Only look', { description: 'Read it and say what it holds; keep nothing' }).default(false)
