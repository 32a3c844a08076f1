// Money at stake by cause as bars; the table beneath says the same in figures and has its keys.
import { useComputedColorScheme } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { BarChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { Home, QueueFilter } from '../../api/questions.ts'
import { plain, roundMoney } from '../../parts/figures.ts'

use([BarChart, GridComponent, CanvasRenderer])

const MOST = 8

export function CauseChart({ causes }: { readonly causes: Home['causes'] }) {
  const place = useRef<HTMLDivElement>(null)
  const navigate = useNavigate()
  const scheme = useComputedColorScheme()
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const shown = causes.slice(0, MOST).reverse()
    const look = getComputedStyle(document.documentElement)
    const ink = look.getPropertyValue('--ink').trim()
    const accent = look.getPropertyValue('--accent').trim()
    const chart = init(element, null, { renderer: 'canvas' })
    chart.setOption({
      animation: false,
      // Named by the scheme, so that it is drawn anew in other colours.
      darkMode: scheme === 'dark',
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
    })
    chart.on('click', bar => {
      const cause = shown[bar.dataIndex]?.cause
      if (cause !== undefined)
        void navigate({ to: '/queue', search: { cause: cause as NonNullable<QueueFilter['cause']> } })
    })
    const watcher = new ResizeObserver(() => chart.resize())
    watcher.observe(element)
    return () => {
      watcher.disconnect()
      chart.dispose()
    }
  }, [causes, navigate, scheme])
  return <div className="chart" ref={place} aria-hidden="true" />
}
