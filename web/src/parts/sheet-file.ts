// A file that somebody chose as a sheet, as the service takes it: its text, or a workbook in base64.

/** What a file chooser offers. */
export const SHEET_FILES = '.csv,.txt,.tsv,.xlsx,text/csv'

/** Characters. */
const LARGEST = 900_000

/** How the bytes of a zip begin, and of a workbook of before 2007. */
const PACKED: readonly (readonly number[])[] = [
  [0x50, 0x4b, 3, 4],
  [0xd0, 0xcf, 0x11, 0xe0],
]

/** Throws with these words where it is more than the service takes in with one request. */
export async function sheetOf(file: File, tooLarge: string): Promise<string> {
  if (file.size > LARGEST) throw new Error(tooLarge)
  const bytes = new Uint8Array(await file.arrayBuffer())
  const isPacked = PACKED.some(mark => mark.every((byte, at) => bytes[at] === byte))
  if (!isPacked) return file.text()
  if (file.size > (LARGEST / 4) * 3) throw new Error(tooLarge)
  let text = ''
  // A call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
