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
      <TextInput label={says.medicare} name="locality" description={says.medicareHint} maxLength={5} />
      <TextInput label={says.medicareYear} name="year" description={says.medicareYearHint} inputMode="numeric" />
      <NativeSelect
        label={says.setting}
        name="setting"
        description={says.settingHint}
        data={choices(says.settingSays)}
      />
      <TextInput
        label={says.anesthesiaMinutes}
        name="minutesPerUnit"
        description={says.anesthesiaMinutesHint}
        inputMode="numeric"
      />
      <TextInput label={says.providers} name="providers" description={says.providersHint} />
      <NativeSelect label={says.sequestration} name="sequestration" data={choices(says.sequestrationSays)} />
    </FileForm>
  )
}

const choices = (says: Readonly<Record<string, string>>) =>
  Object.entries(says).map(([value, label]) => ({ value, label }))

/** What was typed as the service takes it; what is no number it refuses itself, and what is empty is not said. */
function termsIn(typed: Readonly<Record<string, string>>) {
  const { locality = '', year = '', setting = '', minutesPerUnit = '', sequestration = '' } = typed
  const number = (name: string) => ((typed[name] ?? '') === '' ? undefined : Number(typed[name]))
  const procedures = listed(typed.procedures).map(Number)
  return {
    ...{ percent: number('percent'), percentOfCharge: number('percentOfCharge') },
    procedures: procedures.length === 0 ? undefined : procedures,
    ...{ modifiers: pairsIn(typed.modifiers), providers: pairsIn(typed.providers) },
    medicare:
      locality === ''
        ? undefined
        : {
            locality: locality.toUpperCase(),
            ...(year === '' ? {} : { year: Number(year) }),
            ...(setting === '' ? {} : { setting }),
          },
    anesthesia: minutesPerUnit === '' ? undefined : { minutesPerUnit: Number(minutesPerUnit) },
    sequestration: sequestration === '' ? undefined : sequestration,
  }
}

const listed = (text = '') =>
  text
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')

/** `50=150, 80=16` */
function pairsIn(text: string | undefined): Readonly<Record<string, number>> | undefined {
  const pairs = listed(text).map(pair => pair.split('=').map(part => part.trim()))
  if (pairs.length === 0) return undefined
  return Object.fromEntries(pairs.map(([name = '', part = '']) => [name.toUpperCase(), Number(part)]))
}
