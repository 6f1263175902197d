import type { Span } from '../caret.ts';

export type Operator = '+' | '-' | '*' | '/';

/** A formula as a tree. Every node knows where it stands in the text. */
export type Tree =
  | (Span & { readonly kind: 'number'; readonly value: number })
  | (Span & { readonly kind: 'name'; readonly name: string })
  | (Span & { readonly kind: 'negative'; readonly of: Tree })
  | (Span & { readonly kind: 'binary'; readonly op: Operator; readonly left: Tree; readonly right: Tree })
  | (Span & { readonly kind: 'call'; readonly name: string; readonly args: readonly Tree[] });

/** How tightly an operator binds: a sum 1, a product 2, anything else 0. */
export function binds(op: string): number {
  return op === '+' || op === '-' ? 1 : op === '*' || op === '/' ? 2 : 0;
}
