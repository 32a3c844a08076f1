// Month by month: the share of claims that was denied as a line, denied dollars as bars.
import { useCallback } from 'react'
import type { Patterns } from '../../api/questions.ts'
import { Chart, type Ink } from '../../parts/chart.tsx'
import { roundMoney } from '../../parts/figures.ts'
import { words } from '../../words.ts'

const says = words.patterns

export function MonthChart({ months }: Pick<Patterns, 'months'>) {
  const draw = useCallback(
    ({ ink, soft, accent, line }: Ink) => {
      const axis = { axisLabel: { color: soft }, axisLine: { lineStyle: { color: line } } }
      return {
        grid: { left: 8, right: 8, top: 24, bottom: 4, containLabel: true },
        tooltip: { trigger: 'axis' },
        xAxis: { type: 'category', data: months.map(({ month }) => month), ...axis },
        yAxis: [
          {
            type: 'value',
            ...axis,
            axisLabel: { color: soft, formatter: (share: number) => `${Math.round(share * 100)} %` },
            splitLine: { lineStyle: { color: line } },
          },
          {
            type: 'value',
            axisLabel: { color: soft, formatter: (cents: number) => roundMoney(cents) },
            splitLine: { show: false },
          },
        ],
        series: [
          {
            name: says.deniedDollars,
            type: 'bar',
            yAxisIndex: 1,
            data: months.map(({ deniedCents }) => deniedCents),
            itemStyle: { color: line, borderRadius: 2 },
            barMaxWidth: 24,
            tooltip: { valueFormatter: (cents: unknown) => roundMoney(Number(cents)) },
          },
          {
            name: says.rate,
            type: 'line',
            data: months.map(({ claims, denied }) => (claims === 0 ? null : denied / claims)),
            itemStyle: { color: accent },
            lineStyle: { color: accent, width: 2 },
            label: { color: ink },
            tooltip: { valueFormatter: (share: unknown) => `${(Number(share) * 100).toFixed(1)} %` },
          },
        ],
      }
    },
    [months],
  )
  return <Chart draw={draw} />
}
