import type { Reading } from '@kpi-elements/core';
import type { KpiCard } from '@kpi-elements/widgets';
import { useRef } from 'react';

/** What a React page writes, and below each kind of thing the mistakes that do not compile. */
export function Page({ reading, narrow }: { reading: Reading; narrow?: boolean }) {
  const card = useRef<KpiCard>(null);
  return (
    <kpi-scope period="last_30_days" compare="previous_year" weekStart="sunday" targets={{ revenue: 100000 }}>
      <kpi-source type="csv" src="ads.csv" date="day" measures="cost:spend clicks" refresh-every={60} />
      <kpi-controls dimensions="channel" onkpi-scope-change={({ change }) => console.log(change.period)} />
      <kpi-card
        ref={card}
        kpi="cpc"
        layout={narrow ? 'row' : 'card'}
        better="lower"
        withoutSparkline
        without-target={true}
        className="wide"
        slot="main"
        aria-describedby="note"
        onClick={(event) => event.currentTarget.toCSV()}
        onkpi-select={({ reading }) => console.log(reading.value)}
      >
        <span slot="label">Cost per click</span>
      </kpi-card>
      <kpi-card reading={reading} />
      <kpi-gauge
        kpi="roas"
        layout="half"
        min={0}
        max="10"
        ranges={[{ to: 1, name: 'loss', verdict: 'worse' }]}
      />
      <kpi-funnel stages="sessions leads" selectable />
      <kpi-inspector />
    </kpi-scope>
  );
}

export const mistakes = [
  // @ts-expect-error no such layout
  <kpi-card key="1" layout="rows" />,
  // @ts-expect-error no such unit
  <kpi-card key="2" value={3} unit="euros" />,
  // @ts-expect-error no such property
  <kpi-card key="3" laiout="row" />,
  // @ts-expect-error no such property
  <kpi-card key="4" withoutSparklines />,
  // @ts-expect-error a boolean
  <kpi-card key="5" without-target="yes" />,
  // @ts-expect-error no such grain
  <kpi-scope key="6" grain="fortnight" />,
  // @ts-expect-error no such type of source
  <kpi-source key="7" type="xlsx" />,
  // @ts-expect-error no such event
  <kpi-gauge key="8" onKpiSelect={() => {}} />,
  // @ts-expect-error a scope change has no reading
  <kpi-controls key="9" onkpi-scope-change={({ reading }) => reading} />,
  // @ts-expect-error only read
  <kpi-controls key="10" urlPrefix="ads" />,
  // @ts-expect-error no such element
  <kpi-chart key="11" />,
];
