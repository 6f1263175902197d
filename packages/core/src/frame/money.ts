/** What money is in, and what it is shown in. */
export interface MoneyContext {
  /** ISO 4217 code of money that names none. */
  readonly currency?: string;
  /** Units of `currency` for one unit of another. */
  readonly exchangeRates?: Readonly<Record<string, number>>;
  /** ISO 4217 code of the money that is asked for. @default `currency` */
  readonly shownIn?: string | undefined;
}

/** Units of the shown currency for one unit of another; `undefined` where no rate says. */
export function exchangeFactor(
  code: string | undefined,
  { currency, exchangeRates = {}, shownIn = currency }: MoneyContext,
): number | undefined {
  if (shownIn === undefined) return undefined;
  if (code === shownIn) return 1;
  const rateOf = (of: string | undefined) => {
    if (of === currency) return 1;
    const rate = of !== undefined && Object.hasOwn(exchangeRates, of) ? exchangeRates[of]! : NaN;
    return rate > 0 && Number.isFinite(rate) ? rate : NaN;
  };
  const factor = rateOf(code) / rateOf(shownIn);
  return Number.isFinite(factor) ? factor : undefined;
}
