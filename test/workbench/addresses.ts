// Every screen of the workbench with an address that shows it, found in the practice that is there: for the tests of every screen and for
// the pictures.
import type { Store } from '../../src/store/store.ts'
import { loadViews } from '../../src/work/catalog.ts'
import { REPORT_SCREEN } from '../../src/work/view.ts'

export interface Screen {
  readonly name: string
  readonly path: string
  /** The heading that says it is there. */
  readonly heading: string | RegExp
}

export async function screensOf(store: Store): Promise<readonly Screen[]> {
  const { kysely } = store
  const denial = await kysely
    .selectFrom('denial as d')
    .innerJoin('claimMatch as m', join => join.onRef('m.remitClaimId', '=', 'd.remitClaimId'))
    .select(['d.id', 'd.payerId'])
    .where('d.status', '=', 'open')
    .where('m.claimId', 'is not', null)
    .orderBy('d.score', 'desc')
    .executeTakeFirstOrThrow()
  const rejection = await kysely
    .selectFrom('workItem')
    .select('id')
    .where('kind', '=', 'rejection')
    .where('claimId', 'is not', null)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const claim = await kysely.selectFrom('claim').select('id').orderBy('id').executeTakeFirstOrThrow()
  const adjudication = await kysely
    .selectFrom('remitClaim')
    .select(['id', 'remittanceId'])
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const reports = (await loadViews()).filter(view => view.screen === REPORT_SCREEN)
  return [
    { name: 'home', path: '/', heading: 'Home' },
    { name: 'queue', path: '/queue', heading: 'Queue' },
    { name: 'denial', path: `/denials/${denial.id}`, heading: /^Denial \d+/ },
    { name: 'correct', path: `/denials/${denial.id}/correct`, heading: /^Correct the claim/ },
    { name: 'appeal', path: `/denials/${denial.id}/appeal`, heading: /^Appeal of denial/ },
    { name: 'appeals', path: '/appeals', heading: 'Appeals' },
    { name: 'resend', path: `/rejections/${rejection.id}/resend`, heading: /^Fix and resend/ },
    { name: 'remittances', path: '/remittances', heading: 'Remittances' },
    { name: 'remittance', path: `/remittances/${adjudication.remittanceId}`, heading: /^Remittance / },
    {
      name: 'one-claim',
      path: `/remittances/${adjudication.remittanceId}/claims/${adjudication.id}`,
      heading: 'Remittance advice, one claim',
    },
    { name: 'claims', path: '/claims', heading: 'Claims' },
    ...tabsOf('Claims', 'unmatched', 'discrepancies', 'rejections'),
    { name: 'claim', path: `/claims/${claim.id}`, heading: /^Claim / },
    { name: 'codes', path: '/codes?words=prior auth missing', heading: 'Codes' },
    { name: 'code', path: '/codes/CO-253', heading: /^CO-253/ },
    { name: 'guide', path: '/guides/coordination-of-benefits', heading: /^Who pays first/ },
    { name: 'files', path: '/files', heading: 'Files' },
    ...tabsOf('Files', 'quarantine', 'missing'),
    { name: 'patterns', path: '/patterns', heading: 'Patterns' },
    { name: 'measure', path: '/patterns/initial-denial-rate', heading: 'Initial denial rate' },
    { name: 'underpaid', path: '/underpaid', heading: 'Underpaid' },
    { name: 'patients', path: '/patients', heading: 'Patients’ money' },
    { name: 'deposits', path: '/deposits', heading: 'At the bank' },
    { name: 'payers', path: '/payers', heading: 'Payers' },
    { name: 'payer-terms', path: '/payers/terms', heading: 'Payers and terms' },
    { name: 'payer', path: `/payers/${denial.payerId}`, heading: /./ },
    ...reports.map(({ name, title }) => ({ name: `report-${name}`, path: `/reports/${name}`, heading: title })),
    { name: 'rules', path: '/rules', heading: 'Rules' },
    { name: 'settings', path: '/settings', heading: 'Settings' },
    ...tabsOf('Settings', 'people', 'practice', 'practices', 'tokens', 'looks', 'references', 'intake'),
    { name: 'check', path: '/check', heading: 'Check' },
    { name: 'authorizations', path: '/authorizations', heading: 'Authorizations' },
  ]
}

/** The tabs of a screen, each by its name. */
const tabsOf = (heading: string, ...tabs: readonly string[]): readonly Screen[] =>
  tabs.map(name => ({ name, path: `/${heading.toLowerCase()}?tab=${name}`, heading }))
