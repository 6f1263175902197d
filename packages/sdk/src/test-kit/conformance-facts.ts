/** One thing that the system of a conformance check knows. */
export interface Fact {
  readonly day: string | undefined;
  readonly member: string;
  /** A whole number as text; `null` is unknown. */
  readonly count: string | null;
  /** An amount with two decimals as text. */
  readonly money: string;
  /** Who is counted once. */
  readonly who: readonly string[];
}

/** What is kept apart. */
export interface ConformanceGrouping {
  readonly byDay: boolean;
  readonly byMember: boolean;
}

/** A group of an answer: its totals as text. `null` is no value. */
export interface ConformanceGroup {
  /** `2026-03-02`, where days are kept apart. */
  readonly day?: string;
  /** Where members are kept apart. */
  readonly member?: string;
  /** In the order of the subject's measures: count, money, distinct. */
  readonly values: readonly [count: string | null, money: string | null, distinct: string | null];
}

/** What a system that knows these facts answers. */
export function groupFacts(
  facts: readonly Fact[],
  { byDay, byMember }: ConformanceGrouping,
): readonly ConformanceGroup[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = JSON.stringify([byDay && fact.day, byMember && fact.member]);
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return [...groups.values()].map((group) => {
    const [{ day, member }] = group as [Fact];
    const counts = group.flatMap(({ count }) => (count === null ? [] : [BigInt(count)]));
    const cents = group.reduce((sum, { money }) => sum + BigInt(money.replace('.', '')), 0n);
    const digits = String(cents).padStart(3, '0');
    return {
      ...(byDay && day !== undefined && { day }),
      ...(byMember && { member }),
      values: [
        counts.length === 0 ? null : String(counts.reduce((sum, count) => sum + count, 0n)),
        `${digits.slice(0, -2)}.${digits.slice(-2)}`,
        String(new Set(group.flatMap(({ who }) => who)).size),
      ],
    };
  });
}
