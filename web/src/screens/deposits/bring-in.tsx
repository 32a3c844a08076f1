// A bank statement, or a sheet of what the practice's own system has posted, brought in from a file: looked at first where that is wished.

import { client, told } from '../../api/client.ts'
import { FileForm } from '../../parts/file-form.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'

const says = words.deposits

export function BringIn() {
  const { practice } = useWorkplace()
  const params = { path: { practice }, header: {} }
  if (!useMay('biller')) return null
  return (
    <>
      <FileForm
        asks={{ title: says.bring, lead: says.noneSays, file: says.statement }}
        says={says}
        send={(statement, name, dryRun) =>
          told(
            client.POST('/api/practices/{practice}/bank-statements', {
              params,
              body: { name, statement, dryRun } as never,
            }),
          )
        }
      />
      <FileForm
        asks={{ title: says.bringPosted, lead: says.postedLead, file: says.postedSheet }}
        says={says}
        send={(sheet, _name, dryRun) =>
          told(
            client.POST('/api/practices/{practice}/remittances/posted', { params, body: { sheet, dryRun } as never }),
          )
        }
      />
    </>
  )
}
