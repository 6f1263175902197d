/** What a language says of stages. */
export interface FunnelWords {
  /** What a funnel is called that has no label. */
  readonly funnel: string;
  readonly columns: Readonly<
    Record<'stage' | 'value' | 'step' | 'overall' | 'lost' | 'time' | 'change', string>
  >;
  /** A share of a stage. */
  ofStage(rate: string, stage: string): string;
  /** A part of a stage that does not reach the next one. */
  lost(rate: string, amount: string): string;
  /** No other stage loses as large a part. */
  readonly largestDropOff: string;
  /** How long it takes to reach a stage: the name of a KPI and its value. */
  time(name: string, duration: string): string;
  /** A stage that is larger than the one before. */
  readonly widening: string;
  comesThrough(first: string, last: string, rate: string, some: string, all: string): string;
}
