// What the reader of X12 asks of Node's buffers, where there is no Node.
export { Buffer } from 'buffer/'

/** Whether no byte is beyond ASCII. */
export function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 127) return false
  return true
}
