// What is on a disk when its power fails: the calls of a program played back up to a moment, and of what nobody had asked to last (fsync) nothing, or some of it.
// As strict as POSIX: a name lasts when its folder was asked to last, not when its file was. Folders and files are under one root that was there before.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Random } from '../../src/example/random.ts'
import { bytesOf, type Call, pathOf } from './strace.ts'

/** The calls that such a disk is played back from. */
export const DISK_CALLS = [
  ...['openat', 'write', 'pwrite64', 'ftruncate', 'fsync', 'fdatasync'],
  ...['rename', 'unlink', 'mkdir', 'rmdir'],
]

type Write = { readonly at: number; readonly bytes: Buffer } | { readonly size: number }

interface FileNode {
  readonly writes: Write[]
  /** So many of the writes last. */
  lasting: number
  /** Where the next write without a place goes. */
  position: number
}

type Node = FileNode | 'folder'
type Names = Map<string, Node>

interface Naming {
  /** The folder that has to last for it. */
  readonly folder: string
  readonly apply: (names: Names) => void
  lasts: boolean
}

export interface Disk {
  readonly names: Names
  readonly namings: readonly Naming[]
}

/** Which syncs are believed: all of them, unless a control wants to see what is lost without. */
export type Believes = (path: string) => boolean

/** The disk after the first `upTo` calls. */
export function diskAfter(root: string, calls: readonly Call[], upTo: number, believes: Believes = () => true): Disk {
  const names: Names = new Map([[root, 'folder']])
  const namings: Naming[] = []
  const name = (folder: string, apply: Naming['apply']) => {
    namings.push({ folder, apply, lasts: false })
    apply(names)
  }
  const fileAt = (path: string | undefined): FileNode | undefined => {
    const found = path === undefined ? undefined : names.get(path)
    return found === 'folder' ? undefined : found
  }
  for (const { name: call, args, answer } of calls.slice(0, upTo)) {
    const path = pathOf(args[call === 'openat' ? 1 : 0] as string)
    if (path === undefined || (!path.startsWith(`${root}/`) && path !== root)) continue
    if (call === 'openat') {
      if (!names.has(path) && args[2]?.includes('O_CREAT')) {
        const made: FileNode = { writes: [], lasting: 0, position: 0 }
        name(dirname(path), all => all.set(path, made))
      }
      const file = fileAt(path)
      if (file === undefined) continue
      if (args[2]?.includes('O_TRUNC')) file.writes.push({ size: 0 })
      file.position = args[2]?.includes('O_APPEND') ? sizeOf(file) : 0
    } else if (call === 'write' || call === 'pwrite64') {
      const file = fileAt(path)
      if (file === undefined) continue
      const at = call === 'write' ? file.position : Number(args[3])
      file.writes.push({ at, bytes: bytesOf(args[1] as string).subarray(0, answer) })
      if (call === 'write') file.position += answer
    } else if (call === 'ftruncate') fileAt(path)?.writes.push({ size: Number(args[1]) })
    else if (call === 'fsync' || call === 'fdatasync') {
      if (!believes(path)) continue
      const file = fileAt(path)
      if (file !== undefined) file.lasting = file.writes.length
      else for (const each of namings) if (each.folder === path) each.lasts = true
    } else if (call === 'rename') {
      const to = pathOf(args[1] as string) as string
      const moved = names.get(path)
      if (moved === 'folder') throw new Error(`a folder is renamed: ${path}`)
      if (moved !== undefined)
        name(dirname(to), all => {
          if (all.get(path) === moved) all.delete(path)
          all.set(to, moved)
        })
    } else if (call === 'mkdir') name(dirname(path), all => all.set(path, 'folder'))
    else name(dirname(path), all => all.delete(path))
  }
  return { names, namings }
}

/** How much of what nobody asked to last is there after all. */
export type Luck = 'nothing' | 'some' | 'all'

/** Lays what is left of `root` into `target`, a folder that is there. */
export function layDown({ namings }: Disk, root: string, target: string, luck: Luck, random: Random): void {
  const left: Names = new Map([[root, 'folder']])
  // A folder keeps the order of what was done in it.
  const ended = new Set<string>()
  for (const { folder, apply, lasts } of namings) {
    if (!lasts && (luck === 'nothing' || (luck === 'some' && random.below(3) === 0))) ended.add(folder)
    if (lasts || !ended.has(folder)) apply(left)
  }
  const at = (path: string) => join(target, relative(root, path))
  for (const [path, node] of [...left].sort(([one], [other]) => (one < other ? -1 : 1))) {
    // A name whose folder did not last is nowhere.
    if (path !== root && left.get(dirname(path)) !== 'folder') left.delete(path)
    else if (node === 'folder') mkdirSync(at(path), { recursive: true })
    else if (!path.endsWith('-shm')) writeFileSync(at(path), contentOf(node, luck, random), { mode: 0o600 })
  }
}

function contentOf(file: FileNode, luck: Luck, random: Random): Buffer {
  let content: Buffer = Buffer.alloc(0)
  for (const [nth, write] of file.writes.entries()) {
    const lost = nth >= file.lasting && (luck === 'nothing' || (luck === 'some' && random.below(2) === 0))
    if (lost) continue
    if ('size' in write) content = resized(content, write.size)
    else {
      // The last write may be torn at a sector.
      const torn = luck === 'some' && nth === file.writes.length - 1 && nth >= file.lasting
      const bytes = torn ? write.bytes.subarray(0, 512 * random.below(write.bytes.length / 512 + 1)) : write.bytes
      content = resized(content, Math.max(content.length, write.at + bytes.length))
      bytes.copy(content, write.at)
    }
  }
  return content
}

function resized(content: Buffer, size: number): Buffer {
  if (size <= content.length) return content.subarray(0, size)
  const larger = Buffer.alloc(size)
  content.copy(larger)
  return larger
}

const sizeOf = (file: FileNode) =>
  file.writes.reduce((size, write) => ('size' in write ? write.size : Math.max(size, write.at + write.bytes.length)), 0)
