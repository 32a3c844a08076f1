import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateFile } from '/work/w/payer/src/example/generate.ts'
import { openStore } from '/work/w/payer/src/store/store.ts'
import { importPaths } from '/work/w/payer/src/work/intake/import.ts'
const NOW='2026-03-02T09:00:00.000Z'
const folder = mkdtempSync('/tmp/imp-')
const n=Number(process.argv[2]??6000)
writeFileSync(join(folder,'a.835'), generateFile({seed:99,claims:n}).text)
const store = await openStore({ where: join(folder,'db'), files: join(folder,'files'), keyFile: join(folder,'key'), practice:'bench', now: NOW } as any)
const c0=process.cpuUsage(); const t=performance.now()
await importPaths(store,[join(folder,'a.835')],{now:NOW,who:'b'})
const c=process.cpuUsage(c0); console.log('import s',((performance.now()-t)/1000).toFixed(1),'cpu',((c.user+c.system)/1e6).toFixed(2))
await store.close()
