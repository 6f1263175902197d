import {
  catalog,
  compareBenchmark,
  createFrame,
  describe,
  describeBenchmark,
  describeFunnel,
  describeInputs,
  describeProjection,
  describeSegments,
  describeUnusual,
  explainByDimension,
  explainByInputs,
  findUnusual,
  formatAmount,
  formatPeriod,
  formatValue,
  fromDay,
  funnel,
  kpiText,
  projectTarget,
  read,
  toDay,
  wilsonInterval,
  type Reading,
  type ReadRequest,
  type Row,
} from '@kpi-elements/core';

/** What a section of the guide shows: a picture and the words of the library, made of the same data. */
interface Example {
  readonly picture: readonly string[];
  readonly sentences: readonly string[];
}

const context = { now: new Date('2026-06-20T12:00:00Z'), currency: 'USD' };
const WIDTH = 40;
const EXAMPLE = /^```text\n[^`]*^```\n\n(?:>.*\n)+/m;

/** The examples by the heading of their section. */
const examples: Readonly<Record<string, () => Example>> = {
  'The value, or why there is none': absence,
  Coverage: coverage,
  Comparison: comparison,
  Verdict: verdict,
  Uncertainty: uncertainty,
  'Target and pace': target,
  'Why it changed: inputs': inputs,
  'Why it changed: segments': segments,
  'Unusual values': unusual,
  Funnel: stages,
  Benchmark: benchmark,
};

/**
 * The guide `docs/guide/reading-the-numbers.md` with its examples as the library now gives them: in each section a block of
 * text with the picture, and below it the sentences as a quotation. The prose stays.
 */
export function refreshGuide(guide: string): string {
  const [introduction = '', ...sections] = guide.split(/^(?=## )/m);
  const headings = sections.map((section) => section.slice(3, section.indexOf('\n')));
  if (headings.join() !== Object.keys(examples).join()) {
    throw new Error(
      `The guide has the sections ${headings.join()}.\nThere are examples for ${Object.keys(examples).join()}.`,
    );
  }
  return [introduction, ...sections.map((section, i) => refreshSection(section, headings[i]!))].join('');
}

function refreshSection(section: string, heading: string): string {
  if (!EXAMPLE.test(section)) throw new Error(`Section "${heading}" of the guide has no example to refresh.`);
  const { picture, sentences } = examples[heading]!();
  return section.replace(
    EXAMPLE,
    () =>
      `\`\`\`text\n${picture.map(plain).join('\n')}\n\`\`\`\n\n> ${sentences.map(plain).join('\n>\n> ')}\n`,
  );
}

/** Intl writes thin and narrow spaces. */
function plain(line: string): string {
  return line.replaceAll(/\s/g, ' ').trimEnd();
}

function absence(): Example {
  const readings = [10, 0, null].map((customers) =>
    ask('cpa', [{ date: '2026-05-01', cost: 500, new_customers: customers }], { period: '2026-05-01' }),
  );
  return {
    picture: readings.map(({ value, inputs: given }) => {
      const customers = given['new_customers'] ?? null;
      return `cost ${money(given['cost']!)} ÷ new customers ${pad(formatValue(customers, { unit: 'count' }), 2)}  =  ${formatValue(value, { unit: 'money', currency: 'USD' })}`;
    }),
    sentences: readings.map((reading) => describe(reading)),
  };
}

function coverage(): Example {
  const missing = ['2026-05-09', '2026-05-10', '2026-05-23'];
  const rows = evenly('2026-05-01', 31, { sessions: 6200 }).filter(
    ({ date }) => !missing.includes(`${date}`),
  );
  const reading = ask('sessions', rows, { period: '2026-05', grain: 'day' });
  const days = reading.series!.map(({ value }) => (value === null ? '·' : '█')).join('');
  return { picture: [`May 1 ${days} May 31`], sentences: [describe(reading)] };
}

function comparison(): Example {
  const rows = [
    ...evenly('2026-05-01', 31, { revenue: 6200 }),
    ...evenly('2026-06-01', 19, { revenue: 4180 }),
  ];
  const reading = ask('revenue', rows, { period: '2026-06', compare: 'previous_period' });
  const [before] = reading.comparisons;
  const strip = (month: string, length: number, period: string) => {
    const [first = '', last = first] = period.split('/');
    const bars = '█'.repeat(toDay(last) - toDay(first) + 1).padEnd(length, '·');
    return `${month} ${bars.padEnd(31)}  ${formatPeriod(period)}`;
  };
  return {
    picture: [strip('May', 31, before!.period), strip('Jun', 30, before!.compared!.period)],
    sentences: [describe(reading)],
  };
}

function verdict(): Example {
  const pairs = { revenue: [1000, 1200], cpc: [1.5, 1.2], ad_spend: [1000, 1200] } as const;
  const readings = Object.entries(pairs).map(([kpi, [before, after]]) => {
    const totals = (value: number) =>
      kpi === 'cpc' ? { cost: value * 1000, clicks: 1000 } : { [kpi === 'revenue' ? kpi : 'cost']: value };
    const rows = [...evenly('2026-04-01', 30, totals(before)), ...evenly('2026-05-01', 31, totals(after))];
    return ask(kpi, rows, { period: '2026-05', compare: 'previous_period' });
  });
  return {
    picture: readings.map(({ kpi, comparisons }) => {
      const { change, verdict: said } = comparisons[0]!;
      return `${kpiText(kpi).name.padEnd(16)} ${change! > 0 ? '▲' : '▼'}  ${said === 'none' ? 'not judged' : said}`;
    }),
    sentences: readings.map((reading) => describe(reading)),
  };
}

function uncertainty(): Example {
  const readings = [25, 250_000].map((sessions) =>
    ask(
      'bounce_rate',
      [
        ...evenly('2026-04-01', 30, { bounced_sessions: sessions * 0.4, sessions }),
        ...evenly('2026-05-01', 31, { bounced_sessions: sessions * 0.44, sessions }),
      ],
      { period: '2026-05', compare: 'previous_period' },
    ),
  );
  const picture = readings.map(({ inputs: given }) => {
    const [bounced, sessions] = [Math.round(given['bounced_sessions']!), Math.round(given['sessions']!)];
    const [low, high] = wilsonInterval(bounced, sessions)!;
    const place = (share: number) => Math.round((share - 0.2) * 100);
    const cells: string[] = Array.from({ length: 51 }, (_, i) =>
      i >= place(low) && i <= place(high) ? '─' : ' ',
    );
    cells[place(0.44)] = '●';
    return `${pad(formatValue(sessions, { unit: 'count' }), 7)} sessions ${cells.join('').trimEnd()}  ${percent(low)} to ${percent(high)}`;
  });
  const scale = ['20%', '30%', '40%', '50%', '60%', '70%'].map((mark) => mark.padEnd(10)).join('');
  return {
    picture: [`${' '.repeat(17)}${scale}`, ...picture],
    sentences: readings.map((reading) => describe(reading)),
  };
}

/** Sixteen weeks of revenue with the rhythm of a week, up to 19 June. One Tuesday runs away. */
function rhythmicRevenue(): Row[] {
  const usual = [130, 60, 50, 100, 110, 120, 115];
  return Array.from({ length: 111 }, (_, i) => {
    const date = fromDay(toDay('2026-03-01') + i);
    const noise = ((i * 7) % 11) - 5;
    return { date, revenue: date === '2026-06-09' ? 240 : usual[(i + 2) % 7]! + noise };
  });
}

function target(): Example {
  const reading = ask('revenue', rhythmicRevenue(), {
    period: '2026-06',
    grain: 'day',
    history: 92,
    target: 3000,
  });
  const projection = projectTarget(reading);
  const most = Math.max(projection.projected!, projection.target!);
  return {
    picture: [
      `so far       ${bar(projection.value!, most).padEnd(WIDTH + 2)} ${money(projection.value!)}`,
      `heading for  ${bar(projection.projected!, most, '▒').padEnd(WIDTH + 2)} ${money(projection.projected!)}`,
      `target       ${`${bar(projection.target!, most, '─')}┤`.padEnd(WIDTH + 2)} ${money(projection.target!)}`,
    ],
    sentences: [describeProjection(projection)],
  };
}

function inputs(): Example {
  const rows = [
    ...evenly('2026-04-01', 30, { cost: 3000, new_customers: 300 }),
    ...evenly('2026-05-01', 31, { cost: 4500, new_customers: 360 }),
  ];
  const explanation = explainByInputs(ask('cpa', rows, { period: '2026-05', compare: 'previous_period' }));
  let level = 10;
  const most = 15;
  const steps = explanation.effects.map(({ input, effect }) => {
    const from = Math.min(level, level + effect);
    level += effect;
    return `${input.replaceAll('_', ' ').padEnd(14)} ${pad(formatAmount(effect, { unit: 'money', currency: 'USD', sign: true }), 7)}  ${bar(from, most, ' ')}${bar(Math.abs(effect), most, effect > 0 ? '▲' : '▼')}`;
  });
  return {
    picture: [
      `${'April'.padEnd(14)} ${pad(money(10), 7)}  ${bar(10, most)}`,
      ...steps,
      `${'May'.padEnd(14)} ${pad(money(level), 7)}  ${bar(level, most)}`,
    ],
    sentences: [describeInputs(explanation)],
  };
}

function segments(): Example {
  const channel = (from: string, days: number, name: string, clicks: number, conversions: number) =>
    evenly(from, days, { clicks, conversions }, { channel: name });
  const reading = ask(
    'conversion_rate',
    [
      ...channel('2026-04-01', 30, 'search', 8000, 480),
      ...channel('2026-04-01', 30, 'social', 2000, 40),
      ...channel('2026-05-01', 31, 'search', 4000, 248),
      ...channel('2026-05-01', 31, 'social', 8000, 176),
    ],
    { period: '2026-05', compare: 'previous_period', by: 'channel' },
  );
  const row = (name: string, { value, comparisons }: Reading) =>
    `${name.padEnd(8)} ${pad(percent(comparisons[0]!.value!), 6)} → ${pad(percent(value!), 6)}   ${comparisons[0]!.change! > 0 ? '▲' : '▼'}`;
  return {
    picture: [...reading.groups!.map((group) => row(group.key['channel']!, group)), row('together', reading)],
    sentences: [describeSegments(explainByDimension(reading))],
  };
}

function unusual(): Example {
  const reading = ask('revenue', rhythmicRevenue(), { period: '2026-06', grain: 'day', history: 92 });
  const points = [...(reading.history ?? []), ...(reading.series ?? [])];
  const found = findUnusual(points, { grain: 'day' });
  const [high] = found;
  const weeks = Array.from({ length: 7 }, (_, i) => points[high!.index + 7 * (i - 6)]!);
  return {
    picture: weeks.map((point) => {
      const amount = bar(point.value!, 240);
      const place = Math.round((high!.range[1] / 240) * WIDTH);
      const cells = amount.padEnd(WIDTH);
      const limited = `${cells.slice(0, place)}│${cells.slice(place)}`;
      return `${formatPeriod(point.period.slice(0, 10)).padEnd(13)}${limited} ${money(point.value!)}`;
    }),
    sentences: found.map((point) => describeUnusual(point, reading)),
  };
}

function stages(): Example {
  const totals = { visitors: 100_000, leads: 5000, mqls: 2000, sqls: 600, new_customers: 150 };
  const readings = Object.keys(totals).map((kpi) =>
    ask(kpi, [{ date: '2026-05-01', ...totals }], { period: '2026-05-01' }),
  );
  const counted = funnel(readings);
  return {
    picture: counted.stages.map(({ kpi, value, stepRate, overallRate }, i) => {
      const rates =
        i === 0 ? '' : `${percent(stepRate!)} of the stage before, ${percent(overallRate!)} of all`;
      return `${kpiText(kpi).name.padEnd(25)} ${pad(formatValue(value, { unit: 'count' }), 7)}  ${rates}`;
    }),
    sentences: [describeFunnel(counted)],
  };
}

function benchmark(): Example {
  const kpi = catalog.get('open_rate');
  const compared = compareBenchmark({ kpi, value: 0.4 }, { today: '2026-06-20' })!;
  const row = (label: string, share: number) =>
    `${label.padEnd(12)}${bar(share, 0.5)} ${formatValue(share, { unit: 'percent', exact: true })}`;
  return {
    picture: [row('open rate', 0.4), row('benchmark', compared.benchmark.value)],
    sentences: [describeBenchmark({ kpi, value: 0.4 }, compared)],
  };
}

/** Rows, one a day, over which totals are spread evenly. */
function evenly(from: string, days: number, totals: Readonly<Record<string, number>>, key: Row = {}): Row[] {
  return Array.from({ length: days }, (_, day) => ({
    date: fromDay(toDay(from) + day),
    ...key,
    ...Object.fromEntries(Object.entries(totals).map(([id, total]) => [id, total / days])),
  }));
}

function ask(kpi: string, rows: readonly Row[], request: ReadRequest): Reading {
  return read(kpi, createFrame(rows, { completeUntil: '2026-06-19' }), request, context);
}

function money(value: number): string {
  return formatValue(value, { unit: 'money', currency: 'USD' });
}

function percent(value: number): string {
  return formatValue(value, { unit: 'percent' });
}

function pad(text: string, width: number): string {
  return text.padStart(width);
}

function bar(value: number, most: number, sign = '█'): string {
  return sign.repeat(Math.round((value / most) * WIDTH));
}
