/** Which way a value went. Says nothing of whether that is good. */
export type Direction = 'up' | 'down' | 'flat';

/** What a language needs to say in a sentence what a reading shows: fragments, and how they are joined. */
export interface SentenceWords {
  readonly directions: Readonly<Record<Direction, string>>;
  /** A dimension's member without a name. */
  readonly emptyMember: string;
  /** A KPI of some members of dimensions. */
  nameOf(kpi: string, members: readonly string[]): string;
  valueOf(name: string, value: string, period: string): string;
  absenceOf(name: string, absence: string, period: string): string;
  /** `amount` is absent when nothing changed, `verdict` when nobody can say. */
  changed(direction: Direction, other: string, amount?: string, verdict?: string): string;
  /** The value of the other period, when there is none to compare it with. */
  valueThen(value: string, other: string): string;
  notCompared(other: string, absence: string): string;
  projected(value: string): string;
  /** Joins clauses into one sentence. */
  sentence(clauses: readonly string[]): string;
}
