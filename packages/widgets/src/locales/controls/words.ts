/** What a language says on controls. */
export interface ControlsWords {
  /** All controls together. */
  readonly controls: string;
  readonly period: string;
  /** The choice of two dates instead of a period with a name. */
  readonly dates: string;
  readonly from: string;
  readonly to: string;
  readonly compare: string;
  /** No member of a dimension is chosen, so all of them count. */
  readonly all: string;
  /** How many members are chosen. */
  chosen(count: string): string;
  /** A member without a name. */
  readonly unnamed: string;
  /** The field that shortens a long list. */
  readonly find: string;
  /** The list is being read, cannot be read, or is empty. */
  readonly reading: string;
  readonly unread: string;
  readonly none: string;
  /** Takes a choice back, or all of them. */
  readonly clear: string;
  readonly clearAll: string;
  /** Names of dimensions; others go by their own. */
  readonly dimensions: Readonly<Record<string, string>>;
}
