// A file that was opened, and one that could not be.

export interface OpenedFile {
  /** The path as named; a file within an archive is `archive.zip/inside.835`. */
  readonly name: string
  /** Bytes in the named file, for progress; undefined when it is not known. */
  readonly size: number | undefined
  /** Bytes of the named file read so far (packed, where it is packed). */
  readonly position: () => number
  /** Each chunk is good until the one after the next is asked for. */
  readonly chunks: AsyncIterable<Uint8Array>
}

/** Why something could not be opened: said to the user, who can correct it. */
export class Unopenable extends Error {
  override readonly name = 'Unopenable'
  readonly path: string
  constructor(path: string, message: string) {
    super(message)
    this.path = path
  }
}
