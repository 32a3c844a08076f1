// A fee schedule brought in from a sheet: looked at first, so that the columns that were taken are seen, and kept when they are right.
import { NativeSelect, TextInput } from '@mantine/core'
import { client, told } from '../../api/client.ts'
import { askPayers } from '../../api/questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { FileForm } from '../../parts/file-form.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'

const says = words.underpaid

export function BringSchedule() {
  const { practice } = useWorkplace()
  const payers = useAsked(askPayers)
  if (!useMay('lead')) return null
  return (
    <FileForm
      asks={{ title: says.bring, lead: says.bringLead, file: says.file }}
      says={says}
      columnsSay={says.columns}
      send={(sheet, file, dryRun, { payer = '', name = '', ...terms }) =>
        told(
          client.POST('/api/practices/{practice}/schedules', {
            params: { path: { practice }, header: {} },
            body: { payer, name: name === '' ? file : name, sheet, dryRun, ...termsIn(terms) } as never,
          }),
        )
      }
    >
      <NativeSelect
        label={says.payer}
        name="payer"
        required
        data={(payers.data?.items ?? []).map(({ identifier, name }) => ({ value: identifier, label: name }))}
      />
      <TextInput label={says.name} name="name" description={says.nameHint} maxLength={100} />
      <TextInput label={says.percent} name="percent" description={says.percentHint} inputMode="decimal" />
      <TextInput
        label={says.percentOfCharge}
        name="percentOfCharge"
        description={says.percentOfChargeHint}
        inputMode="decimal"
      />
      <TextInput label={says.procedures} name="procedures" description={says.proceduresHint} />
      <TextInput label={says.modifiers} name="modifiers" description={says.modifiersHint} />
    </FileForm>
  )
}

/** What was typed as the service takes it; what is no number it refuses itself. */
function termsIn({
  percent = '',
  percentOfCharge = '',
  procedures = '',
  modifiers = '',
}: Readonly<Record<string, string>>) {
  const listed = (text: string) =>
    text
      .split(',')
      .map(part => part.trim())
      .filter(part => part !== '')
  const pairs = listed(modifiers).map(pair => pair.split('=').map(part => part.trim()))
  return {
    ...(percent === '' ? {} : { percent: Number(percent) }),
    ...(percentOfCharge === '' ? {} : { percentOfCharge: Number(percentOfCharge) }),
    ...(procedures === '' ? {} : { procedures: listed(procedures).map(Number) }),
    ...(pairs.length === 0
      ? {}
      : { modifiers: Object.fromEntries(pairs.map(([name = '', part = '']) => [name.toUpperCase(), Number(part)])) }),
  }
}
