import { directions, units } from './check-definitions.ts';
import type { KpiDefinition } from './kpi.ts';
import type { MeasureDefinition } from './measure.ts';

/** What a field of a definition may hold, as data: the reader checks with it, and the JSON Schema is written from it. */
export type Shape =
  | { readonly type: 'text' | 'number' | 'boolean' }
  | { readonly type: 'one of'; readonly words: readonly string[] }
  | { readonly type: 'list'; readonly of: Shape }
  | { readonly type: 'record'; readonly of: Shape }
  | { readonly type: 'either'; readonly shapes: readonly Shape[] }
  | { readonly type: 'object'; readonly fields: Readonly<Record<string, Field>> };

/** A field and what it means. */
export interface Field {
  readonly shape: Shape;
  readonly required?: true;
  readonly doc?: string;
}

const TEXT: Shape = { type: 'text' };
const NUMBER: Shape = { type: 'number' };
const TEXTS: Shape = { type: 'list', of: TEXT };

const oneOf = (...words: string[]): Shape => ({ type: 'one of', words });
const either = (...shapes: Shape[]): Shape => ({ type: 'either', shapes });
const list = (of: Shape): Shape => ({ type: 'list', of });
const record = (of: Shape): Shape => ({ type: 'record', of });
const object = (fields: Readonly<Record<string, Field>>): Shape => ({ type: 'object', fields });
const required = (shape: Shape, doc?: string): Field => ({ shape, required: true, ...(doc && { doc }) });
const optional = (shape: Shape, doc?: string): Field => ({ shape, ...(doc && { doc }) });

const benchmark = object({
  value: required(NUMBER, 'In the unit of the KPI: a fraction for percent.'),
  currency: optional(TEXT, 'ISO 4217 code of a money benchmark.'),
  scope: required(TEXT, 'Whom it describes: industry, country, channel.'),
  date: required(TEXT, 'When it was measured or published.'),
  source: required(TEXT),
  sample: optional(TEXT, 'How many were looked at.'),
  validUntil: optional(TEXT, 'The last day on which it is shown as current.'),
});

const kpiFields = {
  name: required(TEXT, 'English name, sentence case.'),
  description: optional(TEXT, 'What is divided by what, and what does not count.'),
  question: optional(TEXT, 'The question it answers.'),
  formula: required(TEXT, 'In the formula language, over totals: cost / clicks.'),
  where: optional(TEXT, 'A filter that belongs to the definition: channel=organic.'),
  parameters: optional(
    record(NUMBER),
    'Names in the formula that stand for a constant, with their defaults.',
  ),
  unit: required(oneOf(...units), 'percent and points are stored as fractions, a duration in seconds.'),
  better: required(oneOf(...directions), 'Which direction is good.'),
  proportion: optional({ type: 'boolean' }, 'The numerator is a subset of the denominator.'),
  breakEven: optional(either(NUMBER, TEXT), 'From here on it pays: a number, or the id of a KPI.'),
  benchmark: optional(benchmark, 'What others reach, and where that is known from.'),
  funnelStage: optional(oneOf('awareness', 'consideration', 'conversion', 'retention', 'advocacy')),
  goals: optional(
    list(
      oneOf(
        'brand_awareness',
        'video_awareness',
        'website_traffic',
        'lead_generation',
        'conversion',
        'ad_efficiency',
        'sales',
        'social_engagement',
        'email_engagement',
        'retention',
        'ai_search_presence',
      ),
    ),
  ),
  horizon: optional(oneOf('short', 'long'), 'How soon it answers to what marketing does.'),
  guards: optional(TEXTS, 'Ids of KPIs to read beside it.'),
  actions: optional(TEXTS, 'What to do when it is poor.'),
  variants: optional(TEXTS, 'Ids of KPIs that others call by the same name.'),
  aliases: optional(TEXTS, 'Other words for it, in any language.'),
  beware: optional(TEXT, 'Where the name means something else.'),
  example: optional(
    object({ given: required(record(either(NUMBER, list(NUMBER)))), expect: required(NUMBER) }),
    'Inputs and the value they give. It is checked.',
  ),
  references: optional(TEXTS, 'Where the formula comes from.'),
} satisfies Record<keyof KpiDefinition, Field>;

const measureFields = {
  name: required(TEXT, 'English name, sentence case.'),
  unit: optional(oneOf('money', 'count', 'number', 'duration', 'score'), 'count unless stated.'),
  rollUp: optional(
    either(
      oneOf('sum', 'first', 'last', 'distinct'),
      object({ mean: required(TEXT, 'The weight, a measure or "1".') }),
    ),
    'How it adds up; sum unless stated.',
  ),
  of: optional(TEXT, 'Makes this a filtered measure: the measure that is filtered.'),
  where: optional(TEXT, 'The filter of a filtered measure: channel=organic.'),
} satisfies Record<keyof MeasureDefinition, Field>;

/** A file of definitions. */
export const definitionFile = object({
  $schema: optional(TEXT),
  kpis: optional(record(object(kpiFields)), 'KPIs by id.'),
  measures: optional(record(object(measureFields)), 'Measures by id.'),
});
