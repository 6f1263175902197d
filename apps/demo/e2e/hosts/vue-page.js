import '@kpi-elements/widgets';
import { createApp, h, ref } from 'vue';

const value = ref(4.2);
const chosen = ref();

const card = () =>
  h('kpi-card', {
    label: 'ROAS',
    value: value.value,
    previous: 3.9,
    unit: 'multiple',
    better: 'higher',
    series: [3, null, 4, value.value],
    selectable: true,
    onKpiSelect: ({ reading }) => (chosen.value = reading.value),
  });

createApp({
  render: () =>
    h('main', [
      h('button', { onClick: () => (value.value = 5.5) }, 'Change'),
      h('button', { onClick: () => (value.value = undefined) }, 'Take away'),
      h('output', chosen.value),
      value.value && card(),
    ]),
}).mount('#root');
