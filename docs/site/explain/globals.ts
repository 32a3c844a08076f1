// What code of Node's takes as given, before anything of it is loaded.
import { Buffer } from './node-buffer.ts'

Object.assign(globalThis, { Buffer })
