// Packs what was built: beside each text its copy in gzip, which the service sends as it is.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

export function pack(): Plugin {
  return {
    name: 'pack',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      // What lies in web/public is copied as it is, and packed too.
      for (const name of [...Object.keys(bundle), 'scheme.js'])
        if (/\.(?:html|js|css|svg)$/.test(name)) {
          const path = join(dir, name)
          writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }))
        }
    },
  }
}
