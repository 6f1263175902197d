import { currenciesOf, maySignBe } from '../table/currency-sign.ts';
import { type RawTable, unreadableCell } from '../table/raw-table.ts';
import type { NumberColumn } from '../table/read-numbers.ts';

/**
 * The one currency that all money columns are in: the stated one, else the one that the signs of their cells name.
 * Throws `unreadable_cell` where signs contradict it or each other, or stand for several currencies.
 */
export function currencyOfMoney(
  table: RawTable,
  money: readonly NumberColumn[],
  stated?: string,
): string | undefined {
  const signs = money.flatMap(({ column, currency }) => {
    const meant = currency ? currenciesOf(currency.sign) : [];
    return meant.length > 0 ? [{ column, ...currency!, meant }] : [];
  });
  const candidates = stated === undefined ? new Set(signs.flatMap(({ meant }) => meant)) : [stated];
  const [first] = candidates;
  if (first === undefined) return undefined;
  const [fitting, ...others] = [...candidates].filter((currency) =>
    signs.every(({ sign }) => maySignBe(sign, currency)),
  );
  if (fitting !== undefined && others.length === 0) return fitting;
  const refuse = ({ column, cell }: (typeof signs)[number], fact: string, wayOut: string) =>
    unreadableCell(table, column, cell, fact, wayOut);
  if (fitting !== undefined) {
    const fact = `may be in ${[fitting, ...others].join(' or ')}.`;
    throw refuse(signs[0]!, fact, 'Set currency to the one that is meant.');
  }
  const contrary = signs.find(({ sign }) => !maySignBe(sign, first))!;
  if (stated === undefined) {
    const { column, cell } = signs[0]!;
    const fact = `is in another currency than "${column.values[cell]}" in column "${column.header}".`;
    throw refuse(contrary, fact, 'Map the columns of each currency in a source of their own.');
  }
  const meant = contrary.meant.join(' or ');
  throw refuse(contrary, `is in ${meant}, but currency is "${stated}".`, `Set currency to ${meant}.`);
}
