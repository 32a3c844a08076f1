// A chart beside a table that says the same: drawn in the theme's own colors, hidden from who has it read out, since the table is there for that.
import { useComputedColorScheme } from '@mantine/core'
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

use([BarChart, LineChart, GridComponent, TooltipComponent, CanvasRenderer])

export interface Ink {
  readonly ink: string
  readonly soft: string
  readonly accent: string
  readonly line: string
}

export function Chart({
  draw,
  onPick,
}: {
  /** Answers the same function while what it draws is the same. */
  readonly draw: (ink: Ink) => EChartsCoreOption
  /** The place of what was clicked. */
  readonly onPick?: (at: number) => void
}) {
  const place = useRef<HTMLDivElement>(null)
  const scheme = useComputedColorScheme()
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const look = getComputedStyle(document.documentElement)
    const color = (name: string) => look.getPropertyValue(name).trim()
    const ink = { ink: color('--ink'), soft: color('--soft'), accent: color('--accent'), line: color('--line') }
    const chart = init(element, null, { renderer: 'canvas' })
    // Named by the scheme, so that it is drawn again in other colors.
    chart.setOption({ animation: false, darkMode: scheme === 'dark', ...draw(ink) })
    if (onPick !== undefined) chart.on('click', ({ dataIndex }) => onPick(dataIndex))
    const watcher = new ResizeObserver(() => chart.resize())
    watcher.observe(element)
    return () => {
      watcher.disconnect()
      chart.dispose()
    }
  }, [draw, onPick, scheme])
  return <div className="chart" ref={place} aria-hidden="true" />
}
