/** What a language says of a target. */
export interface TargetWords {
  /** How much of a target is reached. */
  attained(share: string, target: string): string;
  /** How much of a limit is used: a target of what is to stay low. */
  used(share: string, limit: string): string;
}
