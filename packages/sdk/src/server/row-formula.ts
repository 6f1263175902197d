import { type FormulaTree, KpiError, parseFormula } from '@kpi-elements/core';
import type { Dialect } from './dialect.ts';

/** A formula over the columns of a row as an expression: doubles, with an empty value where a part is empty. */
export function rowFormulaSql(text: string, column: (header: string) => string, dialect: Dialect): string {
  const write = (tree: FormulaTree): string => {
    switch (tree.kind) {
      case 'number':
        return dialect.double(String(tree.value));
      case 'name':
        return column(tree.name);
      case 'negative':
        return `(-${write(tree.of)})`;
      case 'binary': {
        const right = write(tree.right);
        return `(${write(tree.left)} ${tree.op} ${tree.op === '/' ? `nullif(${right}, 0)` : right})`;
      }
      case 'call':
        return call(tree.name, tree.args);
    }
  };
  const call = (name: string, args: readonly FormulaTree[]): string => {
    const written = args.map(write);
    switch (name) {
      case 'coalesce':
        return `coalesce(${written.join(', ')})`;
      case 'abs':
        return `abs(${written[0]})`;
      case 'round':
        return dialect.round(written[0]!, constant(args[1]!));
      case 'min':
        return written.reduce((x, y) => `CASE WHEN ${x} <= ${y} THEN ${x} WHEN ${x} > ${y} THEN ${y} END`);
      case 'max':
        return written.reduce((x, y) => `CASE WHEN ${x} >= ${y} THEN ${x} WHEN ${x} < ${y} THEN ${y} END`);
      default:
        throw new KpiError(
          'invalid_definition',
          `"${name}(…)" looks beyond its row.\nUse it in the formula of a KPI instead.`,
        );
    }
  };
  return write(parseFormula(text));
}

function constant(tree: FormulaTree): number {
  if (tree.kind === 'number') return tree.value;
  if (tree.kind === 'negative') return -constant(tree.of);
  throw new KpiError(
    'wrong_arguments',
    'The digits that a number is rounded to are a constant.\nWrite them as a number: round(x, 2).',
  );
}
