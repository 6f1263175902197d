import { catalog, english as englishTexts, formatValue, kpiText, measures } from '@kpi-elements/core';
import type { Benchmark, Category, ExampleInputs, Kpi, Locale, Measure, RollUp } from '@kpi-elements/core';
import zhCN from '@kpi-elements/core/locales/zh-CN';
import { chinese, english, type Labels } from './catalogue-labels.ts';

interface Language {
  readonly labels: Labels;
  readonly locale: Locale;
}

/** The pages by path from the root of the repository: the whole catalogue, once in each language. */
export function cataloguePages(): Readonly<Record<string, string>> {
  return {
    'docs/catalogue.md': page({ labels: english, locale: englishTexts }),
    'docs/catalogue.zh-CN.md': page({ labels: chinese, locale: zhCN }),
  };
}

function page(language: Language): string {
  const { labels, locale } = language;
  const groups = Object.entries(labels.categories).map(([category, title]) => {
    const kpis = kpisOf(category as Category);
    const contents = kpis.map((kpi) => linkTo(kpi, locale)).join(' · ');
    return [`## ${title}`, contents, ...kpis.map((kpi) => section(kpi, language))];
  });
  return `${[
    `# ${labels.title}`,
    labels.otherLanguage,
    ...labels.intro,
    `## ${labels.sourcesTitle}`,
    labels.articles.map((article) => `- ${article}`).join('\n'),
    ...groups.flat(),
    ...measureSection(language),
  ].join('\n\n')}\n`;
}

function kpisOf(category: Category): readonly Kpi[] {
  return catalog.all().filter((kpi) => kpi.category === category);
}

function section(kpi: Kpi, { labels, locale }: Language): string {
  const text = kpiText(kpi, locale);
  const { formula, where, parameters, unit, better, horizon, example, breakEven, benchmark } = kpi;
  const { guards, variants, aliases, references } = kpi;
  const link = (id: string) => linkTo(catalog.find(id)!, locale);
  const links = (ids: readonly string[]) => ids.map(link).join(labels.listComma);
  const value = (number: number) => formatValue(number, { unit, locale, exact: true });
  const unitText = [labels.units[unit], labels.directions[better], horizon && labels.horizons[horizon]]
    .filter((part) => part !== undefined)
    .join(labels.comma);
  const facts: readonly (readonly [label: string, fact: string | undefined])[] = [
    [labels.formula, `\`${formula}\`${where ? `${labels.comma}${labels.only} \`${where}\`` : ''}`],
    [
      labels.parameters,
      parameters &&
        Object.entries(parameters)
          .map(([name, value]) => `\`${name}\` = ${value}`)
          .join(labels.comma),
    ],
    [labels.unit, unitText],
    [labels.example, example && `${inputs(example.given, labels)} → ${value(example.expect)}`],
    [labels.breakEven, typeof breakEven === 'number' ? value(breakEven) : breakEven && link(breakEven)],
    [labels.benchmark, benchmark && benchmarkText(text, benchmark, { labels, locale })],
    [labels.guards, guards && links(guards)],
    [labels.variants, variants && links(variants)],
    [labels.beware, text.beware],
    [labels.actions, text.actions?.join(labels.space)],
    [labels.aliases, aliases?.join(labels.listComma)],
    [labels.references, referenceText(references, labels)],
  ];
  return [
    `### ${heading(kpi, locale)}`,
    `> ${text.question}`,
    text.description,
    facts
      .flatMap(([label, fact]) => (fact === undefined ? [] : [`- **${label}**${labels.colon}${fact}`]))
      .join('\n'),
  ].join('\n\n');
}

function inputs(given: ExampleInputs, { comma }: Labels): string {
  return Object.entries(given)
    .map(([name, values]) => `\`${name}\` ${typeof values === 'number' ? values : values.join(' + ')}`)
    .join(comma);
}

function benchmarkText(
  { unit, benchmark: words }: Kpi,
  { value, currency, date, validUntil }: Benchmark,
  { labels, locale }: Language,
): string {
  return [
    formatValue(value, { unit, currency, locale, exact: true }),
    words!.scope,
    date,
    words!.sample ?? labels.sampleNotStated,
    words!.source,
    ...(validUntil === undefined ? [] : [labels.validUntil(validUntil)]),
  ].join(labels.semicolon);
}

function referenceText(references: readonly string[] | undefined, labels: Labels): string {
  if (!references) return labels.commonPractice;
  return references.map((reference) => referenceOf(reference, labels)).join(labels.semicolon);
}

function referenceOf(reference: string, labels: Labels): string {
  const [, letter = '', number, passage = ''] = /^Article ([ABC]), (?:KPI (\d+)|(.+))$/.exec(reference) ?? [];
  const place = number === undefined ? labels.passages[passage] : labels.place(number);
  if (place === undefined)
    throw new Error(`"${reference}" has no words: add its passage to ${labels.title}.`);
  return labels.article(letter, place);
}

function heading(kpi: Kpi, locale: Locale): string {
  return `\`${kpi.id}\` ${kpiText(kpi, locale).name}`;
}

/** A link to the section of a KPI, with the anchor that GitHub makes of its heading. */
function linkTo(kpi: Kpi, locale: Locale): string {
  const anchor = heading(kpi, locale)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
  return `[${kpiText(kpi, locale).name}](#${anchor})`;
}

function measureSection({ labels, locale }: Language): readonly string[] {
  const rows = Object.values<Measure>(measures).map(({ id, name, unit = 'count', rollUp = 'sum' }) => [
    `\`${id}\``,
    locale.measures[id] ?? name,
    labels.units[unit],
    rollUpText(rollUp, labels),
  ]);
  const table = [labels.measureColumns, labels.measureColumns.map(() => '---'), ...rows];
  return [
    `## ${labels.measuresTitle}`,
    labels.measuresIntro,
    table.map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
  ];
}

function rollUpText(rollUp: RollUp, labels: Labels): string {
  if (typeof rollUp === 'string') return labels.rollUps[rollUp];
  return rollUp.mean === '1' ? labels.plainMean : labels.mean(`\`${rollUp.mean}\``);
}
