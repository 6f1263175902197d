// @ts-check
import { dirname, resolve } from 'node:path';
import { tagged } from './tagged.mjs';

/** Attributes that take any text, but above all the names of a type of core. */
const suggestions = { kpi: 'KpiId', period: 'PeriodName', compare: 'ComparisonName' };

const core = '../core/src/index.ts';
const tsconfig = '../../tsconfig.base.json';

/**
 * Gives each attribute the type of what can be written in HTML: names are spelled out, `Grain` becomes
 * `'hour' | 'day' | …`; what is an object as a property is a text, JSON, as an attribute.
 */
export function attributeTypes() {
  /** @type {any} The compiler that the analyzer brings along. */
  let ts;
  return {
    name: 'attribute-types',
    /** @param {{ ts: unknown }} context */
    initialize(context) {
      ({ ts } = context);
    },
    /** @param {{ customElementsManifest: import('./manifest.ts').Manifest }} context */
    packageLinkPhase({ customElementsManifest }) {
      const elements = tagged(customElementsManifest);
      const checker = new Checker(
        ts,
        elements.map(({ module }) => module.path),
      );
      const suggested = new Map(
        Object.entries(suggestions).map(([name, alias]) => [name, checker.literals(core, alias)]),
      );
      for (const { element, module } of elements) {
        for (const attribute of element.attributes ?? []) {
          const { name, fieldName } = attribute;
          if (!fieldName) continue;
          const own = checker.attributeType(module.path, element.name, fieldName);
          const names = own.includes('string') ? (suggested.get(name) ?? []) : [];
          attribute.type = { text: [...names, ...own].join(' | ') };
        }
      }
    },
  };
}

/** Types of the package's sources, as texts. */
class Checker {
  #ts;
  #program;
  #checker;

  /**
   * @param {any} ts
   * @param {readonly string[]} files
   */
  constructor(ts, files) {
    const { config } = ts.readConfigFile(tsconfig, ts.sys.readFile);
    const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, dirname(tsconfig));
    this.#ts = ts;
    this.#program = ts.createProgram([...files, core], options);
    this.#checker = this.#program.getTypeChecker();
  }

  /** @type {(file: string, alias: string) => string[]} The literals that a type of that name is made of. */
  literals(file, alias) {
    return this.#parts(this.#checker.getDeclaredTypeOfSymbol(this.#exported(file, alias)));
  }

  /** @type {(file: string, className: string, property: string) => string[]} */
  attributeType(file, className, property) {
    const type = this.#checker.getDeclaredTypeOfSymbol(this.#exported(file, className));
    return this.#parts(this.#checker.getTypeOfSymbol(type.getProperty(property)));
  }

  /** @param {any} type */
  #parts(type) {
    const { TypeFlags } = this.#ts;
    const texts = (type.isUnion() ? type.types : [type])
      .filter((/** @type {any} */ { flags }) => !(flags & (TypeFlags.Undefined | TypeFlags.Null)))
      .map((/** @type {any} */ part) => {
        if (part.isStringLiteral()) return `'${part.value}'`;
        if (part.flags & TypeFlags.BooleanLike) return 'boolean';
        return part.flags & TypeFlags.NumberLike ? 'number' : 'string';
      });
    return [...new Set(/** @type {string[]} */ (texts))].sort(
      (a, b) => Number(isWide(a)) - Number(isWide(b)),
    );
  }

  /** @type {(file: string, name: string) => any} */
  #exported(file, name) {
    const module = this.#checker.getSymbolAtLocation(this.#program.getSourceFile(resolve(file)));
    const found = this.#checker
      .getExportsOfModule(module)
      .find((/** @type {any} */ symbol) => symbol.name === name);
    if (!found) throw new Error(`"${name}" is not exported by ${file}.`);
    return found.flags & this.#ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(found) : found;
  }
}

/** @type {(type: string) => boolean} */
function isWide(type) {
  return !type.startsWith("'");
}
