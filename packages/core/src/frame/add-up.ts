import type { AmountColumn, DatasetColumn } from './dataset.ts';
import { IdCounts, SourceCounts } from './distinct-counts.ts';
import type { MeasureColumn } from './frame.ts';
import { Levels, SettledLevels } from './levels.ts';
import { ExactSums, type Sums, sumsOf } from './sums.ts';
import type { Added, GroupedRows, Totals } from './totals.ts';

/** Totals by the rule of a column, still empty. */
export function totalsFor(column: DatasetColumn): Totals {
  if (column.kind === 'identity') return new IdCounts(column);
  if (column.kind === 'counted') return new SourceCounts(column);
  if (column.rollUp !== 'first' && column.rollUp !== 'last') return new Amounts(column);
  return column.settled ? new SettledLevels(column) : new Levels(column);
}

/** Amounts that add up, and means with their weights. */
class Amounts implements Totals<AmountColumn> {
  readonly #rule: Pick<AmountColumn, 'rollUp' | 'unit'>;
  readonly #scale: { readonly scale?: number };
  readonly #values: Sums;
  readonly #weights: Sums | undefined;

  constructor(column: AmountColumn) {
    const { rollUp, unit, weights, scale } = column;
    this.#rule = { rollUp, unit };
    this.#scale = scale === undefined ? {} : { scale };
    this.#values = sumsOf(column);
    this.#weights = weights && new ExactSums();
  }

  add({ values, weights }: AmountColumn, rows: GroupedRows): Added {
    if (weights) this.#weights?.add(weights, rows);
    return this.#values.add(values, rows);
  }

  column(length: number): MeasureColumn {
    return {
      values: this.#values.values(length),
      ...this.#rule,
      ...(this.#weights && { weights: this.#weights.values(length) }),
      ...this.#scale,
    };
  }
}
