// Money at stake by cause as bars; the table beneath says the same in figures and has its keys.
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { Home, QueueFilter } from '../../api/questions.ts'
import { Chart, type Ink } from '../../parts/chart.tsx'
import { plain, roundMoney } from '../../parts/figures.ts'

const MOST = 8

export function CauseChart({ causes }: { readonly causes: Home['causes'] }) {
  const navigate = useNavigate()
  const shown = useMemo(() => causes.slice(0, MOST).reverse(), [causes])
  const draw = useCallback(
    ({ ink, accent }: Ink) => ({
      grid: { left: 4, right: 70, top: 4, bottom: 4, containLabel: true },
      xAxis: { type: 'value', show: false },
      yAxis: {
        type: 'category',
        data: shown.map(each => plain(each.cause)),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { color: ink },
      },
      series: [
        {
          type: 'bar',
          data: shown.map(each => each.atStakeCents),
          itemStyle: { color: accent, borderRadius: 2 },
          barMaxWidth: 18,
          label: {
            show: true,
            position: 'right',
            color: ink,
            formatter: (bar: { readonly value: unknown }) => roundMoney(Number(bar.value)),
          },
        },
      ],
    }),
    [shown],
  )
  const pick = useCallback(
    (at: number) => {
      const cause = shown[at]?.cause
      if (cause !== undefined)
        void navigate({ to: '/queue', search: { cause: cause as NonNullable<QueueFilter['cause']> } })
    },
    [shown, navigate],
  )
  return <Chart draw={draw} onPick={pick} />
}
