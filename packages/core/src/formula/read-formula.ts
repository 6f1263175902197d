import type { Details, Mistake, Source } from './messages.ts';
import { binds, type Operator, type Tree } from './tree.ts';

const MAX_CHARACTERS = 10_000;
const MAX_TOKENS = 1000;
const MAX_NESTING = 64;

const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
/** Letters of any script, digits and underscores, not beginning with a digit. */
const WORD = /(?!\d)[\p{L}\p{M}\p{N}_]+/uy;
/** Any text in double quotes, with quotes inside doubled: `"Unit price"`. */
const QUOTED = /"(?:[^"]|"")*"(?!")/y;

/** One pass over the text: nothing is kept of it but the current token and the tree. */
export function readFormula(source: Source): Tree {
  const { text, explain } = source;
  /** Of the current token: `number`, `word`, `quoted`, `end`; a sign is its own kind. */
  let kind = '';
  let start = 0;
  let end = 0;
  let count = 0;

  if (typeof text !== 'string') throw explain(source, 'text', [], text);
  if (text.length > MAX_CHARACTERS) throw explain(source, 'limit', [], 'characters', MAX_CHARACTERS);
  next();
  const tree = readOperation(0, 0);
  if (kind !== 'end') throw fail('token', 'end');
  return tree;

  function next(): void {
    let code: number;
    do code = text.charCodeAt(end++);
    while (code === 32 || (code >= 9 && code <= 13));
    start = end - 1;
    if (start >= text.length) {
      end = start;
      kind = 'end';
      return;
    }
    if (++count > MAX_TOKENS) throw fail('limit', 'tokens', MAX_TOKENS);
    if ((code >= 40 && code <= 45) || code === 47) kind = text.charAt(start);
    else if (matches(WORD)) kind = 'word';
    else if (matches(NUMBER)) kind = 'number';
    else if (matches(QUOTED)) kind = 'quoted';
    else throw fail('character', text.codePointAt(start)!);
  }

  function matches(pattern: RegExp): boolean {
    pattern.lastIndex = start;
    const found = pattern.test(text);
    if (found) end = pattern.lastIndex;
    return found;
  }

  /** The mistake is the current token. */
  function fail<Kind extends Mistake>(kind: Kind, ...details: Details<Kind>): Error {
    return explain(source, kind, [{ start, end }], ...details);
  }

  /** Operations that bind tighter than `least`. */
  function readOperation(depth: number, least: number): Tree {
    let left = readValue(depth);
    for (let rank = binds(kind); rank > least; rank = binds(kind)) {
      const op = kind as Operator;
      next();
      const right = readOperation(depth, rank);
      left = { kind: 'binary', op, left, right, start: left.start, end: right.end };
    }
    return left;
  }

  function readValue(depth: number): Tree {
    if (depth > MAX_NESTING) throw fail('limit', 'depth', MAX_NESTING);
    const token = kind;
    const from = start;
    const to = end;
    const word = text.slice(from, to);
    if (token === 'number' && Number(word) === Infinity) throw fail('number');
    if ('+*/),end'.includes(token)) throw fail('token', 'value');
    next();
    if (token === '-') {
      const of = readValue(depth + 1);
      return { kind: 'negative', of, start: from, end: of.end };
    }
    if (token === '(') {
      const inner = readOperation(depth + 1, 0);
      if (kind !== ')') throw fail('token', ')');
      next();
      return inner;
    }
    if (token === 'number') return { kind: token, value: Number(word), start: from, end: to };
    if (token === 'word' && kind === '(') return readCall(word, from, depth);
    const name = token === 'word' ? word : word.slice(1, -1).replaceAll('""', '"');
    return { kind: 'name', name, start: from, end: to };
  }

  function readCall(name: string, from: number, depth: number): Tree {
    const args: Tree[] = [];
    do {
      next();
      if (args.length === 0 && kind === ')') break;
      args.push(readOperation(depth + 1, 0));
    } while (kind === ',');
    if (kind !== ')') throw fail('token', ',');
    const call: Tree = { kind: 'call', name, args, start: from, end };
    next();
    return call;
  }
}
