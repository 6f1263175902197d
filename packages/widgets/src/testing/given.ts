import type { LitElement } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import type { ElementPart } from 'lit/directive.js';

type Args = Readonly<Record<string, unknown>>;

/** Gives an element all arguments of a story: texts, numbers and flags as attributes, anything else as properties. */
class Given extends Directive {
  #before: Args = {};

  render(_args: Args): void {}

  override update({ element }: ElementPart, [args]: [Args]): void {
    const { elementProperties } = element.constructor as typeof LitElement;
    for (const name of new Set([...Object.keys(this.#before), ...Object.keys(args)])) {
      const value = args[name];
      const attribute = elementProperties.get(name)?.attribute ?? name.toLowerCase();
      const isText = ['string', 'number', 'boolean', 'undefined'].includes(typeof value);
      if (typeof attribute !== 'string' || !isText || isObject(this.#before[name])) {
        Object.assign(element, { [name]: value });
      } else if (value === undefined || value === false) element.removeAttribute(attribute);
      else element.setAttribute(attribute, value === true ? '' : String(value));
    }
    this.#before = args;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/**
 * All arguments of a story, as people would write them.
 *
 * @example
 * html`<kpi-card ${given({ kpi: 'roas', withoutMath: true, reading })}></kpi-card>`
 */
export const given = directive(Given);
