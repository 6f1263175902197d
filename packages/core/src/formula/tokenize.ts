import { numberTooLarge, tooLong, unclosedQuote, unexpectedCharacter, type Source } from './messages.ts';

const MAX_CHARACTERS = 10_000;
const MAX_TOKENS = 1000;

/** What the token is: an operator, a bracket and a comma are their own kind. */
export type TokenKind = 'number' | 'name' | 'end' | '+' | '-' | '*' | '/' | '(' | ')' | ',';

const EXPONENT = /[eE][+-]?\d+/y;
const LETTER = /[\p{L}\p{M}\p{N}]/u;
const UNDERSCORE = 95;
const QUOTE = 34;
const DOT = 46;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

function isNameStart(code: number, text: string, at: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === UNDERSCORE;
  return LETTER.test(text.charAt(at));
}

/** Letters of any script, digits and underscores, not beginning with a digit. */
export function isPlainName(name: string): boolean {
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (!isNameStart(code, name, i) && !(i > 0 && isDigit(code))) return false;
  }
  return name !== '';
}

/**
 * Reads a formula token by token, and keeps nothing but the current one.
 * A name is a word, or any text in double quotes with quotes inside doubled: `"Unit price"`.
 */
export class Tokenizer {
  kind: TokenKind = 'end';
  start = 0;
  end = 0;
  /** Of a name. */
  name = '';
  /** Of a number. */
  value = 0;
  readonly source: Source;
  #count = 0;

  constructor(source: Source) {
    if (source.text.length > MAX_CHARACTERS) throw tooLong(source, 'characters', MAX_CHARACTERS);
    this.source = source;
    this.next();
  }

  is(kind: TokenKind): boolean {
    return this.kind === kind;
  }

  next(): void {
    const { text } = this.source;
    let at = this.end;
    let code = text.charCodeAt(at);
    while (code === 32 || (code >= 9 && code <= 13)) code = text.charCodeAt(++at);
    this.start = at;
    this.end = at + 1;
    if (at >= text.length) {
      this.end = at;
      this.kind = 'end';
      return;
    }
    if (++this.#count > MAX_TOKENS) throw tooLong(this.source, 'words and signs', MAX_TOKENS, this);
    if (isNameStart(code, text, at)) readPlainName(this, text);
    else if (isDigit(code) || (code === DOT && isDigit(text.charCodeAt(at + 1)))) readNumber(this, text);
    else if (code === QUOTE) readQuotedName(this, text);
    else if ((code >= 40 && code <= 45) || code === 47) this.kind = text.charAt(at) as TokenKind;
    else throw unexpectedCharacter(this.source, this);
  }
}

function readPlainName(token: Tokenizer, text: string): void {
  let at = token.end;
  let code = text.charCodeAt(at);
  while (isDigit(code) || isNameStart(code, text, at)) code = text.charCodeAt(++at);
  token.end = at;
  token.name = text.slice(token.start, at);
  token.kind = 'name';
}

function readQuotedName(token: Tokenizer, text: string): void {
  let at = token.end;
  while (text.charCodeAt(at) !== QUOTE || text.charCodeAt(at + 1) === QUOTE) {
    if (at >= text.length) throw unclosedQuote(token.source, token);
    at += text.charCodeAt(at) === QUOTE ? 2 : 1;
  }
  token.end = at + 1;
  token.name = text.slice(token.start + 1, at).replaceAll('""', '"');
  token.kind = 'name';
}

function readNumber(token: Tokenizer, text: string): void {
  let at = afterDigits(text, token.start);
  if (text.charCodeAt(at) === DOT) at = afterDigits(text, at + 1);
  EXPONENT.lastIndex = at;
  if (EXPONENT.test(text)) at = EXPONENT.lastIndex;
  token.end = at;
  token.value = Number(text.slice(token.start, at));
  if (token.value === Infinity) throw numberTooLarge(token.source, token);
  token.kind = 'number';
}

function afterDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at++;
  return at;
}
