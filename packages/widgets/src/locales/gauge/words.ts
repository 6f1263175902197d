import type { RangeVerdict } from '../../kpi-gauge/scale.ts';

/** What a language says of a value on a scale. */
export interface GaugeWords {
  /** Why a mark stands at the end of a scale: the value lies beyond the bound. */
  beyond(bound: string): string;
  /** What a range means; empty where that is neither good nor bad. */
  readonly ranges: Readonly<Record<RangeVerdict, string>>;
}
