import '@kpi-elements/widgets';
import { createElement, StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

function Page() {
  const [value, setValue] = useState(4.2);
  const [chosen, setChosen] = useState();
  const card = createElement('kpi-card', {
    label: 'ROAS',
    value,
    previous: 3.9,
    unit: 'multiple',
    better: 'higher',
    series: [3, null, 4, value],
    selectable: true,
    'onkpi-select': ({ reading }) => setChosen(reading.value),
  });
  return createElement(
    'main',
    null,
    createElement('button', { onClick: () => setValue(5.5) }, 'Change'),
    createElement('button', { onClick: () => setValue(undefined) }, 'Take away'),
    createElement('output', null, chosen),
    value && card,
  );
}

createRoot(document.getElementById('root')).render(createElement(StrictMode, null, createElement(Page)));
