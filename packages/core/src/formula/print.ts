import { binds, type Tree } from './tree.ts';

const PLAIN_NAME = /^(?!\d)[\p{L}\p{M}\p{N}_]+$/u;

/** How tightly a tree holds together: a sum 1, a product 2, a sign and everything else 3. */
export function rank(tree: Tree): number {
  return tree.kind === 'binary' ? binds(tree.op) : 3;
}

/** A name as a formula writes it: in quotes unless it is one word. */
export function printName(name: string): string {
  return PLAIN_NAME.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** Tree → text with no more brackets than it needs. Parsing the text gives the tree again. */
export function print(tree: Tree): string {
  switch (tree.kind) {
    case 'number':
      return String(tree.value);
    case 'name':
      return printName(tree.name);
    case 'call':
      return `${tree.name}(${tree.args.map(print).join(', ')})`;
    case 'negative':
      return `-${inner(tree.of, 3)}`;
    case 'binary':
      return `${inner(tree.left, rank(tree))} ${tree.op} ${inner(tree.right, rank(tree) + 1)}`;
  }
}

function inner(tree: Tree, least: number): string {
  const text = print(tree);
  return rank(tree) < least ? `(${text})` : text;
}
