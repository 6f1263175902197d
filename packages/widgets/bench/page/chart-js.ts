import {
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  DoughnutController,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js';
import type { ChartConfiguration } from 'chart.js';
import type { Reading } from '@kpi-elements/core';
import { chartCard } from './floor-card.ts';
import { chartFunnel } from './floor-funnel.ts';
import { chartGauge } from './floor-gauge.ts';
import type { Draw, Kind } from './picture.ts';

Chart.register(ArcElement, BarController, BarElement, CategoryScale, DoughnutController);
Chart.register(LinearScale, LineController, LineElement, PointElement);
Object.assign(Chart.defaults, { animation: false, responsive: false, events: [] });

const hidden = { x: { display: false }, y: { display: false } };

/** The texts of the floor around a chart of Chart.js. */
export const chartJs: Readonly<Record<Kind, Draw>> = {
  card: chartCard((box, first) => {
    const show = chart(box, [216, 44], {
      type: 'line',
      data: {
        labels: first.series!.map(({ period }) => period),
        datasets: [{ data: [], borderWidth: 1.75, pointRadius: 0 }],
      },
      options: { scales: hidden },
    });
    const update = ({ series }: Reading) => show(series!.map(({ value }) => value!));
    update(first);
    return update;
  }),
  gauge: chartGauge((box, first, end) => {
    const show = chart(box, [216, 186], {
      type: 'doughnut',
      data: { labels: ['value', 'rest'], datasets: [{ data: [], circumference: 270, rotation: -135 }] },
    });
    const update = ({ value }: Reading, max: number) => show([value!, max - value!]);
    update(first, end);
    return update;
  }),
  funnel: chartFunnel((box, first) => {
    const show = chart(box, [900, 160], {
      type: 'bar',
      data: { labels: first.map(({ name }) => name), datasets: [{ data: [] }, { data: [] }] },
      options: { scales: hidden },
    });
    const update = (stages: typeof first) =>
      show(
        stages.map(({ share }) => share),
        stages.map(({ earlierShare }) => earlierShare),
      );
    update(first);
    return update;
  }),
};

type Shape = ChartConfiguration<'line' | 'doughnut' | 'bar'>;

function chart(box: HTMLElement, [width, height]: readonly [number, number], config: Shape) {
  const canvas = box.appendChild(document.createElement('canvas'));
  Object.assign(canvas, { width, height });
  let it: Chart<'line' | 'doughnut' | 'bar'> | undefined;
  return (...columns: readonly (readonly number[])[]) => {
    for (const [i, column] of columns.entries()) config.data.datasets[i]!.data = [...column];
    if (it) it.update('none');
    else it = new Chart(canvas, config);
  };
}
