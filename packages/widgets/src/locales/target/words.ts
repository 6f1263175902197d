/** What a language says of a target. */
export interface TargetWords {
  /** How much of a target is reached. */
  attained(share: string, target: string): string;
}
