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
      <h3>{says.bring}</h3>
      <p className="soft">{says.noneSays}</p>
      <FileForm
        label={says.statement}
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
      <h3>{says.bringPosted}</h3>
      <p className="soft">{says.postedLead}</p>
      <FileForm
        label={says.postedSheet}
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
