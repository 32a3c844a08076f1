// Place of service 31 says that Medicare pays for a stay in a skilled nursing facility: what is technical is the facility's, and only the professional component is paid apart.
import { scheduleEntry } from '../../reference/kinds/pfs.ts'
import { type DescribedCheck, dayOf } from '../check.ts'

const COVERED_STAY = '31'

export const check: DescribedCheck = {
  title: 'Technical parts of services in a covered nursing stay',
  severity: 'warn',
  prevents: ['190', '109+N70'],
  kinds: ['professional'],
  needs: (claim, payerClass) =>
    payerClass === 'medicare-part-b' && claim.lines.some(({ place }) => (place ?? claim.facility) === COVERED_STAY)
      ? ['pfs']
      : [],
  cites: [
    {
      title:
        'NGS, skilled nursing facility consolidated billing: place of service 31 is for a covered Part A stay; global and technical components are denied there',
      url: 'https://www.ngsmedicare.com/web/ngs/news-article-details?selectedArticleId=3833636',
      read: '2026-11-28',
    },
  ],
  find(claim, { entry, today }) {
    return claim.lines.flatMap(({ line, procedure, modifiers, place, source }) => {
      if (procedure === undefined || (place ?? claim.facility) !== COVERED_STAY || modifiers.includes('26')) return []
      const components = scheduleEntry(entry('pfs', procedure, dayOf(claim, today)))?.components
      if (components !== '1' && components !== '3') return []
      return [
        {
          line,
          element: 'SV105',
          is: `${procedure} ${COVERED_STAY}`,
          says: `${procedure} has a technical component, and place of service 31 says that Medicare pays for a nursing stay: that part is the facility’s to bill.`,
          fix:
            components === '1'
              ? 'Bill the professional component (26) to Medicare and the rest to the facility; place 32 where the stay is not a covered one.'
              : 'Bill the facility; place 32 where the stay is not a covered one.',
          source,
        },
      ]
    })
  },
}
