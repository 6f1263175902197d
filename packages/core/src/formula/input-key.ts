import { formatWhere, type Where } from '../where.ts';
import { printName } from './print.ts';

/**
 * How a total is named in `totals`: the name that asks for it, with its filter in square brackets:
 * `clicks[channel=organic]`.
 */
export function inputKey(name: string, where: Where): string {
  return where.length > 0 ? `${printName(name)}[${formatWhere(where)}]` : printName(name);
}
