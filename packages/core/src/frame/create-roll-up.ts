import type { Calendar } from '../time/calendar.ts';
import { totalsFor } from './add-up.ts';
import { dropsDimension, groupedBy, isLevel } from './aggregate.ts';
import { cohortDataset, LAG } from './cohort-dataset.ts';
import { requireShape, shapeOf, type Shape } from './dataset-shape.ts';
import type { Dataset } from './dataset.ts';
import type { MeasureColumn, Table } from './frame.ts';
import { Presence } from './presence.ts';
import type { Slice } from './query.ts';
import { RunningGroups } from './running-groups.ts';
import type { GroupedRows, Totals } from './totals.ts';

/** Totals of one slice that rows can be added to. */
export interface RunningRollUp {
  /**
   * Adds rows to their groups. Costs what these rows cost, however many there were before.
   *
   * @throws {KpiError} `invalid_frame` for other dimensions, measures or units than those of the first rows. Nothing is
   * added then.
   */
  append(rows: Dataset): void;
  /**
   * The totals so far: what `aggregate` makes of all rows together, with groups in the order of their first rows.
   * Rows that are appended later do not change it. What they do not touch is the same object in the next table, and
   * the table itself where nothing changed.
   */
  table(): Table;
}

/**
 * Adds rows up to the groups of one slice, and more rows whenever they come: what a live source keeps for each slice
 * that is watched. Throws as `aggregate` does.
 *
 * @param rows The first rows; an empty dataset with its columns will do.
 * @example
 * const today = createRollUp(createDataset(rows), { measures: ['orders'], range: ['2026-06-01', '2026-07-01'], grain: 'day', by: [], where: [] }, calendar);
 * socket.onmessage = ({ data }) => {
 *   today.append(createDataset(JSON.parse(data)));
 *   show(today.table());
 * };
 */
export function createRollUp(rows: Dataset, slice: Slice, calendar: Calendar): RunningRollUp {
  return new RollUpTotals(rows, slice, calendar);
}

/** A measure, and what has come together of it. */
interface RunningMeasure {
  readonly id: string;
  readonly totals: Totals;
  /** Its own coverage, where that is not the table's. */
  presence?: Presence;
  /** As it is in the last table. */
  column?: MeasureColumn | undefined;
}

class RollUpTotals implements RunningRollUp {
  readonly #slice: Slice;
  readonly #calendar: Calendar;
  readonly #shape: Shape;
  readonly #groups: RunningGroups;
  readonly #measures: readonly RunningMeasure[];
  readonly #presence = new Presence();
  /** Whether levels of several members are added up. */
  readonly #settles: boolean;
  #length = 0;
  #present: Float64Array | undefined;
  #table: Table | undefined;

  constructor(given: Dataset, slice: Slice, calendar: Calendar) {
    this.#slice = slice;
    this.#calendar = calendar;
    const rows = this.#placed(given);
    const lagged = slice.cohort ? { ...slice, by: [...slice.by, LAG] } : slice;
    const by = groupedBy(rows, lagged);
    this.#shape = shapeOf(rows, slice.measures);
    this.#settles = dropsDimension(rows, by);
    this.#measures = slice.measures
      .filter((id) => Object.hasOwn(rows.columns, id))
      .map((id) => ({ id, totals: totalsFor(rows.columns[id]!) }));
    this.#groups = new RunningGroups(slice, calendar, by, Object.keys(rows.keys));
    this.#add(rows);
  }

  append(given: Dataset): void {
    const rows = this.#placed(given);
    requireShape(rows, this.#shape);
    this.#add(rows);
  }

  table(): Table {
    this.#table ??= this.#makeTable();
    return this.#table;
  }

  #placed(rows: Dataset): Dataset {
    const { cohort } = this.#slice;
    return cohort ? cohortDataset(rows, cohort, this.#calendar) : rows;
  }

  #add(rows: Dataset): void {
    const grouped = this.#groups.group(rows);
    if (grouped.length > this.#length) this.#forget();
    this.#length = grouped.length;
    const areFull = this.#measures.map((measure) => this.#addTo(measure, rows, grouped));
    const columns = this.#measures.map(({ id }) => rows.columns[id]!);
    if (this.#presence.add(rows, columns, grouped, areFull.includes(true))) {
      this.#present = undefined;
      this.#table = undefined;
    }
  }

  /** Whether the measure has a cell in each of the rows. */
  #addTo(measure: RunningMeasure, rows: Dataset, grouped: GroupedRows): boolean {
    const column = rows.columns[measure.id]!;
    const { changed, lacking } = measure.totals.add(column, grouped);
    if (this.#measures.length > 1 && !measure.presence && (column.present || lacking)) {
      measure.presence = this.#presence.copy();
      measure.column = undefined;
    }
    const covers = measure.presence?.add(rows, [column], grouped, !lacking) ?? false;
    if (changed || covers) {
      measure.column = undefined;
      this.#table = undefined;
    }
    return !lacking;
  }

  /** Every column is longer with more groups. */
  #forget(): void {
    for (const measure of this.#measures) measure.column = undefined;
    this.#present = undefined;
    this.#table = undefined;
  }

  #makeTable(): Table {
    const groups = this.#groups.groups();
    const { length } = groups;
    const columns: Record<string, MeasureColumn> = {};
    for (const measure of this.#measures) {
      measure.column ??= this.#makeColumn(measure, length);
      columns[measure.id] = measure.column;
    }
    this.#present ??= this.#presence.counts(length);
    return { slice: this.#slice, ...groups, columns, present: this.#present };
  }

  #makeColumn({ totals, presence }: RunningMeasure, length: number): MeasureColumn {
    const column = totals.column(length);
    return {
      ...column,
      ...(this.#settles && isLevel(column) && { settled: true }),
      ...(presence && { present: presence.counts(length) }),
    };
  }
}
