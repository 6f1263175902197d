import type { Catalog } from '../catalog.ts';
import type { Goal, Kpi } from '../kpi.ts';
import { kpiText } from '../text/locale.ts';
import type { AdviceLocale } from './advice-locale.ts';
import { missingGuards } from './kpi-roles.ts';
import { missingMeasures } from './missing-measures.ts';
import { joined, LEAST_PRIMARY, MOST_PRIMARY, namesOf, onlyHorizon } from './scorecard-rules.ts';

/**
 * Why a KPI is recommended.
 * - `goal`, `context`: the goal is judged by it, or it explains what the goal is judged by
 * - `small_business`, `large_business`: companies of that size lean to it
 * - `stand_in`: it is context by itself, and moved up because data for the primary ones are missing
 * - `guard`: it is the value guard of a cost KPI in the set
 * - `horizon`: the others are all short-term, or all long-term
 */
export type ReasonCode =
  | 'goal'
  | 'context'
  | 'small_business'
  | 'large_business'
  | 'stand_in'
  | 'guard'
  | 'horizon';

/** A reason for programs and for people. */
export interface Reason {
  readonly code: ReasonCode;
  readonly sentence: string;
}

/** A KPI that would belong to the set, if the data had its measures. */
export interface LeftOut {
  readonly kpi: string;
  /** Ids of the measures that are missing. */
  readonly missing: readonly string[];
  readonly sentence: string;
}

/** Primary KPIs decide, context KPIs explain. */
type Place = 'primary' | 'context';

/** The KPIs of a recommendation while it is put together. */
export class KpiChoice {
  readonly reasons: Record<string, Reason> = {};
  readonly leftOut: LeftOut[] = [];
  readonly #chosen: Record<Place, Kpi[]> = { primary: [], context: [] };
  readonly #goal: string;
  readonly #catalog: Catalog;
  readonly #locale: AdviceLocale;
  readonly #known: ReadonlyMap<string, Kpi>;
  readonly #available: ReadonlySet<string> | undefined;

  constructor(goal: Goal, catalog: Catalog, locale: AdviceLocale, available: Iterable<string> | undefined) {
    this.#goal = locale.advice.goals[goal];
    this.#catalog = catalog;
    this.#locale = locale;
    this.#known = new Map(catalog.all().map((kpi) => [kpi.id, kpi]));
    this.#available = available && new Set(available);
  }

  get hasRoom(): boolean {
    return this.#chosen.primary.length < MOST_PRIMARY;
  }

  ids(place: Place): readonly string[] {
    return this.#chosen[place].map(({ id }) => id);
  }

  /** Because of the goal itself: what it is judged by, and what explains that. */
  addForGoal(id: string, place: Place, code: 'goal' | 'context'): void {
    const kpi = this.#known.get(id);
    if (!kpi) return;
    this.add(id, place, {
      code,
      sentence: this.#locale.advice.reasons[code](this.#goal, kpiText(kpi, this.#locale).question),
    });
  }

  /** Says whether the KPI is new in the choice: the catalog has it, and the data have its measures. */
  add(id: string, place: Place, reason: Reason): boolean {
    const kpi = this.#known.get(id);
    if (!kpi || Object.hasOwn(this.reasons, id) || this.leftOut.some((left) => left.kpi === id)) return false;
    const missing = this.#missingOf(kpi);
    if (missing.length > 0) {
      this.leftOut.push({ kpi: id, missing, sentence: this.#leftOutSentence(kpi, missing) });
      return false;
    }
    this.#chosen[place].push(kpi);
    this.reasons[id] = reason;
    return true;
  }

  /** Moves context up where data for these primary KPIs are missing. */
  fillPrimary(wanted: readonly string[]): void {
    const { primary, context } = this.#chosen;
    const lacking = this.#kpis(wanted).filter(({ id }) => !Object.hasOwn(this.reasons, id));
    for (const kpi of context.splice(0, Math.max(LEAST_PRIMARY - primary.length, 0))) {
      primary.push(kpi);
      const sentence = this.#locale.advice.reasons.stand_in(namesOf(lacking, this.#locale));
      this.reasons[kpi.id] = { code: 'stand_in', sentence };
    }
  }

  /** Puts beside each cost what shows its worth; that may be a cost in its turn. */
  addGuards(kpis: readonly Kpi[] = this.#all): void {
    for (const kpi of kpis) {
      const sentence = this.#locale.advice.reasons.guard(kpiText(kpi, this.#locale).name);
      for (const guard of missingGuards(kpi, this.#all)) {
        if (this.add(guard, 'context', { code: 'guard', sentence })) this.addGuards(this.#kpis([guard]));
      }
    }
  }

  /** Where all KPIs answer soon, or all slowly, adds the first of these that can be read; else names what is missing. */
  addOtherHorizon(ids: readonly string[]): void {
    const only = onlyHorizon(this.#all);
    if (!only) return;
    const other = only === 'short' ? 'long' : 'short';
    const candidates = this.#kpis(ids).filter(({ horizon }) => horizon === other);
    const [first] = candidates;
    const fitting = candidates.find((kpi) => this.#missingOf(kpi).length === 0) ?? first;
    if (!fitting) return;
    this.add(fitting.id, 'context', {
      code: 'horizon',
      sentence: this.#locale.advice.reasons.horizon[other],
    });
    this.addGuards();
  }

  /** Those of them that the catalog has. */
  #kpis(ids: readonly string[]): readonly Kpi[] {
    return ids.flatMap((id) => this.#known.get(id) ?? []);
  }

  get #all(): readonly Kpi[] {
    return [...this.#chosen.primary, ...this.#chosen.context];
  }

  #missingOf(kpi: Kpi): readonly string[] {
    return this.#available ? missingMeasures(kpi, this.#available, this.#catalog) : [];
  }

  #leftOutSentence(kpi: Kpi, missing: readonly string[]): string {
    const { measures, advice } = this.#locale;
    const names = missing.map((id) => measures[id] ?? this.#catalog.measures[id]?.name ?? id);
    return advice.leftOut(kpiText(kpi, this.#locale).name, joined(names, this.#locale));
  }
}
