/** What a language says of a value on a scale. */
export interface GaugeWords {
  /** Why a mark stands at the end of a scale: the value lies beyond the bound. */
  beyond(bound: string): string;
}
