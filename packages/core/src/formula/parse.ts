import type { Span } from '../caret.ts';
import { notText, tooLong, unexpected } from './messages.ts';
import { Tokenizer } from './tokenize.ts';

const MAX_NESTING = 64;

export type Operator = '+' | '-' | '*' | '/';

/** A formula as a tree. Every node knows where it stands in the text. */
export type Tree =
  | (Span & { readonly kind: 'number'; readonly value: number })
  | (Span & { readonly kind: 'name'; readonly name: string })
  | (Span & { readonly kind: 'negative'; readonly of: Tree })
  | (Span & { readonly kind: 'binary'; readonly op: Operator; readonly left: Tree; readonly right: Tree })
  | (Span & { readonly kind: 'call'; readonly name: string; readonly args: readonly Tree[] });

/**
 * Text → tree. Operators of one rank are read from the left; a sign binds tighter than `*`.
 *
 * @throws {KpiError} `syntax`; `too_long` past 10,000 characters, 1,000 tokens or 64 levels of nesting.
 */
export function parse(text: string, id?: string): Tree {
  if (typeof text !== 'string') throw notText(text);
  const tokens = new Tokenizer({ id, text });
  const tree = parseSum(tokens, 0);
  if (tokens.kind !== 'end') throw unexpected(tokens.source, tokens, 'an operator (+ - * /) or the end');
  return tree;
}

function parseSum(tokens: Tokenizer, depth: number): Tree {
  let left = parseProduct(tokens, depth);
  while (tokens.kind === '+' || tokens.kind === '-') {
    const op = tokens.kind;
    tokens.next();
    left = binary(op, left, parseProduct(tokens, depth));
  }
  return left;
}

function parseProduct(tokens: Tokenizer, depth: number): Tree {
  let left = parseValue(tokens, depth);
  while (tokens.kind === '*' || tokens.kind === '/') {
    const op = tokens.kind;
    tokens.next();
    left = binary(op, left, parseValue(tokens, depth));
  }
  return left;
}

function binary(op: Operator, left: Tree, right: Tree): Tree {
  return { kind: 'binary', op, left, right, start: left.start, end: right.end };
}

function parseValue(tokens: Tokenizer, depth: number): Tree {
  if (depth > MAX_NESTING) throw tooLong(tokens.source, 'levels of nesting', MAX_NESTING, tokens);
  const { kind, start, end, source } = tokens;
  switch (kind) {
    case 'number': {
      const { value } = tokens;
      tokens.next();
      return { kind, value, start, end };
    }
    case 'name':
      return parseName(tokens, depth);
    case '-': {
      tokens.next();
      const of = parseValue(tokens, depth + 1);
      return { kind: 'negative', of, start, end: of.end };
    }
    case '(': {
      tokens.next();
      const inner = parseSum(tokens, depth + 1);
      if (!tokens.is(')')) throw unexpected(source, tokens, 'an operator (+ - * /) or ")"');
      tokens.next();
      return inner;
    }
    default:
      throw unexpected(source, tokens, 'a name, a number or "("');
  }
}

function parseName(tokens: Tokenizer, depth: number): Tree {
  const { name, start, end, source } = tokens;
  const word = source.text.charAt(start) !== '"';
  tokens.next();
  if (!word || !tokens.is('(')) return { kind: 'name', name, start, end };
  const args: Tree[] = [];
  do {
    tokens.next();
    if (args.length === 0 && tokens.is(')')) break;
    args.push(parseSum(tokens, depth + 1));
  } while (tokens.is(','));
  if (!tokens.is(')')) throw unexpected(source, tokens, 'an operator (+ - * /), a comma or ")"');
  const call: Tree = { kind: 'call', name, args, start, end: tokens.end };
  tokens.next();
  return call;
}
