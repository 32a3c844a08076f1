// Who coded and registered, brought in from a sheet, so that figures can be grouped by them.
import { client, told } from '../../api/client.ts'
import { FileForm } from '../../parts/file-form.tsx'
import { Section } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'

const says = words.patterns.staff

export function BringStaff() {
  const { practice } = useWorkplace()
  if (!useMay('lead')) return null
  return (
    <Section title={says.title}>
      <FileForm
        asks={{ title: says.bring, lead: says.lead, file: says.file }}
        says={words.deposits}
        columnsSay={words.claims.patients.columns}
        send={(sheet, _name, dryRun) =>
          told(
            client.POST('/api/practices/{practice}/claims/staff', {
              params: { path: { practice }, header: {} },
              body: { sheet, dryRun } as never,
            }),
          )
        }
      />
    </Section>
  )
}
