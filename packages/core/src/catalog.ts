import { checkAliases, checkExample, checkKpi, checkMeasures } from './check-definitions.ts';
import { KpiError } from './errors.ts';
import { compile } from './formula/compile.ts';
import type { Formula } from './formula/formula.ts';
import { own } from './formula/own.ts';
import { baseMeasure } from './formula/schema.ts';
import type { Kpi, KpiDefinition } from './kpi.ts';
import type { Locale } from './text/locale.ts';
import type { Measure } from './measure.ts';
import { measures } from './measures.ts';
import { suggest } from './suggest.ts';

/** KPIs and measures by id. What `defineKpis` and `defineMeasures` make, or plain definitions, which become `custom`. */
export interface CatalogDefinitions<KpiId extends string = string, MeasureId extends string = string> {
  readonly kpis?: Readonly<Record<KpiId, KpiDefinition>>;
  readonly measures?: Readonly<Record<MeasureId, Measure>>;
}

/** KPIs and measures that belong together, checked once. */
export interface Catalog<Id extends string = string> {
  /**
   * The KPI with this id or alias. A measure reads as a KPI: its total, without a good direction.
   *
   * @throws {KpiError} `unknown_kpi` with the nearest name.
   * @example
   * catalog.get('cpl').formula; // 'cost / leads'
   */
  get(id: Id): Kpi;
  /**
   * The KPI that a person means: by id, alias or name, in any case. A locale adds the names of its language.
   *
   * @example
   * catalog.find('cac')?.id; // 'cpa'
   * catalog.find('Cost per lead')?.id; // 'cpl'
   * catalog.find('点击率', zhCN)?.id; // 'ctr'
   */
  find(text: string, locale?: Pick<Locale, 'kpis' | 'measures'>): Kpi | undefined;
  /** All KPIs, in the order of their definition; measures that are no KPI are not among them. */
  all(): readonly Kpi[];
  readonly measures: Readonly<Record<string, Measure>>;
  /**
   * A new catalog with more KPIs and measures, all checked together. The same id again replaces a definition:
   * a company that counts its CPA otherwise redefines `cpa`, and every KPI made of it follows.
   *
   * @throws {KpiError} Whatever is wrong with the definitions, naming KPI, field and place.
   * @example
   * const mine = catalog.extend({
   *   kpis: defineKpis({
   *     cost_per_visit: { name: 'Cost per store visit', formula: 'cost / store_visits', unit: 'money', better: 'lower' },
   *   }),
   *   measures: defineMeasures({ store_visits: { name: 'Store visits' } }),
   * });
   */
  extend<KpiId extends string = never, MeasureId extends string = never>(
    definitions: CatalogDefinitions<KpiId, MeasureId>,
  ): Catalog<Id | KpiId | MeasureId>;
  extend<KpiId extends string>(kpis: Readonly<Record<KpiId, KpiDefinition>>): Catalog<Id | KpiId>;
  /** The compiled formula of a KPI of this catalog, or of a definition of one's own. Compiled once. */
  compile(kpi: Kpi): Formula;
}

/**
 * Makes a catalog, and checks everything in it: ids, formulas, units, filters, references, examples.
 * Without measures it has the built-in ones.
 *
 * @throws {KpiError} The first thing that is wrong, naming KPI, field and place.
 * @example
 * const mine = createCatalog({ kpis: defineKpis({ … }), measures: defineMeasures({ … }) });
 * // A page that shows one KPI loads one KPI: import { cpc } from '@kpi-elements/core/kpis/paid-ads';
 * const one = createCatalog({ kpis: { cpc } });
 */
export function createCatalog<KpiId extends string = never, MeasureId extends string = never>(
  definitions: CatalogDefinitions<KpiId, MeasureId>,
): Catalog<KpiId | MeasureId> {
  const catalog = new KpiCatalog({ measures, ...definitions });
  catalog.check([]);
  return catalog;
}

/** A catalog of definitions that a test checks with `createCatalog`: pages need not check them again. */
export function createTrustedCatalog<KpiId extends string, MeasureId extends string>(
  definitions: CatalogDefinitions<KpiId, MeasureId>,
): Catalog<KpiId | MeasureId> {
  return new KpiCatalog(definitions);
}

class KpiCatalog implements Catalog {
  readonly measures: Readonly<Record<string, Measure>>;
  readonly #kpis: Readonly<Record<string, Kpi>>;
  readonly #byAlias = new Map<string, Kpi>();
  readonly #measureKpis = new Map<string, Kpi>();
  readonly #formulas = new WeakMap<Kpi, Formula>();

  constructor({ kpis = {}, measures = {} }: CatalogDefinitions) {
    this.#kpis = Object.fromEntries(
      Object.entries(kpis).map(([id, definition]) => [id, toKpi(id, definition)]),
    );
    this.measures = inheritFromBase(measures);
    for (const measure of Object.values(this.measures)) {
      this.#measureKpis.set(measure.id, measureKpi(measure));
    }
    for (const kpi of this.all()) {
      for (const alias of kpi.aliases ?? []) this.#byAlias.set(alias.toLowerCase(), kpi);
    }
  }

  /** The examples of `known` KPIs held once. They need not any more where a KPI that they are made of was replaced. */
  check(known: readonly Kpi[]): void {
    checkMeasures(this.measures);
    checkAliases(this.all());
    for (const kpi of this.all()) checkKpi(kpi, this.#kpis, this.compile(kpi));
    const held = new Set(known);
    for (const kpi of this.all()) if (!held.has(kpi)) checkExample(kpi, this.compile(kpi));
  }

  get(id: string): Kpi {
    const kpi = this.#called(id);
    if (kpi) return kpi;
    const known = [...Object.keys(this.#kpis), ...this.#measureKpis.keys(), ...this.#byAlias.keys()];
    const nearest = this.#called(suggest(id, known) ?? '');
    const wayOut = nearest ? `Did you mean "${nearest.id}"?` : 'Add it with catalog.extend().';
    throw new KpiError('unknown_kpi', `Unknown KPI "${id}".\n${wayOut}`);
  }

  find(text: string, locale?: Pick<Locale, 'kpis' | 'measures'>): Kpi | undefined {
    const wanted = text.trim().toLowerCase();
    const isWanted = (name: string | undefined) => name?.toLowerCase() === wanted;
    return (
      this.#byId(wanted) ??
      this.#byAlias.get(wanted) ??
      this.all().find(({ id, name }) => isWanted(name) || isWanted(own(locale?.kpis, id)?.name)) ??
      [...this.#measureKpis.values()].find(
        ({ id, name }) => isWanted(name) || isWanted(own(locale?.measures, id)),
      )
    );
  }

  all(): readonly Kpi[] {
    return Object.values(this.#kpis);
  }

  extend(more: CatalogDefinitions | Readonly<Record<string, KpiDefinition>>): Catalog {
    const { kpis, measures } = isDefinitions(more) ? more : { kpis: more, measures: {} };
    const extended = new KpiCatalog({
      kpis: { ...this.#kpis, ...kpis },
      measures: { ...this.measures, ...measures },
    });
    extended.check(this.all());
    return extended;
  }

  compile(kpi: Kpi): Formula {
    let formula = this.#formulas.get(kpi);
    if (!formula) {
      formula = compile(kpi, { measures: this.measures, kpis: this.#kpis });
      this.#formulas.set(kpi, formula);
    }
    return formula;
  }

  #called(name: string): Kpi | undefined {
    return this.#byId(name) ?? this.#byAlias.get(name.toLowerCase());
  }

  #byId(id: string): Kpi | undefined {
    return own(this.#kpis, id) ?? this.#measureKpis.get(id);
  }
}

function isDefinitions(
  more: CatalogDefinitions | Readonly<Record<string, KpiDefinition>>,
): more is CatalogDefinitions {
  return [more.kpis, more.measures].some((part) => part !== undefined && !('formula' in part));
}

function toKpi(id: string, definition: KpiDefinition): Kpi {
  const { id: ownId, category } = definition as Partial<Kpi>;
  if (ownId !== undefined && ownId !== id) {
    throw new KpiError('invalid_definition', `KPI "${id}": "id" says "${ownId}". Both must be the same.`);
  }
  return ownId !== undefined && category !== undefined
    ? (definition as Kpi)
    : { ...definition, id, category: category ?? 'custom' };
}

/** A filtered measure is counted in the unit of what it filters, and adds up in the same way. */
function inheritFromBase(measures: Readonly<Record<string, Measure>>): Record<string, Measure> {
  const inherited: Record<string, Measure> = {};
  for (const [id, measure] of Object.entries(measures)) {
    if (measure.of === undefined) {
      inherited[id] = measure;
    } else {
      const { unit, rollUp } = measures[baseMeasure(id, measures)!.measure]!;
      inherited[id] = { ...measure, unit, rollUp };
    }
  }
  return inherited;
}

function measureKpi({ id, name, unit }: Measure): Kpi {
  return { id, name, formula: id, unit, better: 'range', category: 'custom' };
}
