import { BarChart, GaugeChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import type { EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { Reading } from '@kpi-elements/core';
import { chartCard } from './floor-card.ts';
import { chartFunnel } from './floor-funnel.ts';
import { chartGauge } from './floor-gauge.ts';
import type { Draw, Kind } from './picture.ts';

use([BarChart, CanvasRenderer, GaugeChart, GridComponent, LineChart]);

const still = { animation: false, silent: true };
const axes: EChartsCoreOption = {
  grid: { left: 0, right: 0, top: 0, bottom: 0 },
  xAxis: { type: 'category', show: false },
  yAxis: { type: 'value', show: false, scale: true },
};

/** The texts of the floor around a chart of ECharts. */
export const eCharts: Readonly<Record<Kind, Draw>> = {
  card: chartCard((box, first) => {
    const show = chart(box, [216, 44], axes);
    const update = ({ series }: Reading) =>
      show({
        series: [{ ...still, type: 'line', showSymbol: false, data: series!.map(({ value }) => value) }],
      });
    update(first);
    return update;
  }),
  gauge: chartGauge((box, first, end) => {
    const show = chart(box, [216, 186]);
    const quiet = { axisTick: { show: false }, splitLine: { show: false }, axisLabel: { show: false } };
    const look = { progress: { show: true }, pointer: { show: false }, detail: { show: false }, ...quiet };
    const update = ({ value }: Reading, max: number) =>
      show({ series: [{ ...still, ...look, type: 'gauge', max, data: [{ value }] }] });
    update(first, end);
    return update;
  }),
  funnel: chartFunnel((box, first) => {
    const show = chart(box, [900, 160], axes);
    const bars = (data: readonly number[]) => ({ ...still, type: 'bar', data });
    const update = (stages: typeof first) =>
      show({
        series: [
          bars(stages.map(({ share }) => share)),
          bars(stages.map(({ earlierShare }) => earlierShare)),
        ],
      });
    update(first);
    return update;
  }),
};

function chart(
  box: HTMLElement,
  [width, height]: readonly [number, number],
  options: EChartsCoreOption = {},
) {
  const it = init(box, null, { width, height });
  it.setOption(options);
  return (change: EChartsCoreOption) => it.setOption(change);
}
