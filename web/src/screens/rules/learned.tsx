// What the practice's own denials teach: each rule with how often, how sure and what it would have caught; a lead switches it on or off.
import { Button } from '@mantine/core'
import { client, told } from '../../api/client.ts'
import { askLearned } from '../../api/questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { money, percent } from '../../parts/figures.ts'
import { useKeeping } from '../../parts/keeping.ts'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { ListTable } from '../../parts/table.tsx'
import { TaskSection } from '../../parts/task-section.tsx'
import { words } from '../../words.ts'

const says = words.learned

export function Learned() {
  const { practice } = useWorkplace()
  const mayLead = useMay('lead')
  const list = useAsked(askLearned)
  const keep = useKeeping()
  const turn = (id: number, on: boolean) => {
    const asked = { params: { path: { practice, id } }, body: {} }
    return keep(() =>
      told(
        on
          ? client.POST('/api/practices/{practice}/rules/learned/{id}/switch-on', asked)
          : client.POST('/api/practices/{practice}/rules/learned/{id}/switch-off', asked),
      ),
    )
  }
  return (
    <TaskSection
      says={{ title: says.title, lead: says.lead, task: says.learn }}
      may={mayLead}
      send={() =>
        told(client.POST('/api/practices/{practice}/rules/learn', { params: { path: { practice } }, body: {} }))
      }
    >
      <ListTable
        list={list}
        empty={says.empty}
        label={says.title}
        columns={[
          {
            name: says.rule,
            show: row => (
              <>
                {row.says}
                {row.because === '' ? null : <p className="soft">{row.because}</p>}
              </>
            ),
          },
          { name: says.denied, right: true, show: row => says.of(row.denied, row.lines) },
          {
            name: says.rate,
            right: true,
            show: row => says.between(percent(row.rate), percent(row.low), percent(row.high)),
          },
          { name: says.others, right: true, show: row => percent(row.baseline) },
          { name: says.caught, right: true, show: row => says.caughtOf(row.caught, money(row.caughtCents)) },
          { name: says.falseAlarms, right: true, show: row => row.falseAlarms },
          { name: says.status, show: row => says.states[row.status] ?? row.status },
          {
            name: '',
            show: row =>
              mayLead ? (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={`${row.status === 'on' ? says.off : says.on}: ${row.says}`}
                  onClick={() => void turn(row.id, row.status !== 'on')}
                >
                  {row.status === 'on' ? says.off : says.on}
                </Button>
              ) : null,
          },
        ]}
      />
    </TaskSection>
  )
}
