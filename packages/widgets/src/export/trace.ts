import { KpiError } from '@kpi-elements/core';
import type { Mark, Picture } from './picture.ts';
import { boxPath, radiusOf, traceBox } from './trace-box.ts';
import type { Place } from './trace-box.ts';
import { traceShape } from './trace-shape.ts';
import type { Corner } from './trace-shape.ts';
import { traceText } from './trace-text.ts';

/** What can be done with an element is not part of its picture. */
const LEFT_OUT = '.actions, .sr, [popover], button:not(.select), iframe, script, style, img, video, canvas';

/**
 * What an element looks like now: boxes, shapes and texts with their computed styles, also where slots and other elements
 * bring them in. Pictures and videos of the page are left out. Throws `wrong_arguments` where the element has no size.
 */
export function trace(element: HTMLElement): Picture {
  const { left, top, width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0) {
    throw new KpiError(
      'wrong_arguments',
      `<${element.localName}> is not shown, so there is no picture of it.\nPut it where it can be seen.`,
    );
  }
  const marks: Mark[] = [];
  new Tracer({ left, top }, marks).element(element, 1);
  return { width: Math.ceil(width), height: Math.ceil(height), marks };
}

class Tracer {
  readonly #corner: Corner;
  readonly #marks: Mark[];
  /** The next text begins with a capital. */
  #isCapital = false;

  constructor(corner: Corner, marks: Mark[]) {
    this.#corner = corner;
    this.#marks = marks;
  }

  element(element: Element, outer: number): void {
    if (element.matches(LEFT_OUT)) return;
    const style = getComputedStyle(element);
    const opacity = outer * Number(style.opacity);
    if (style.display === 'none' || style.visibility !== 'visible' || opacity === 0) return;
    if (style.display !== 'contents') {
      this.#marks.push(...traceBox(this.#place(element), style, opacity));
      if (getComputedStyle(element, '::first-letter').textTransform === 'uppercase') this.#isCapital = true;
    }
    if (element instanceof SVGSVGElement) this.#drawing(element, style, opacity);
    else this.#children(element, style, opacity);
  }

  #children(element: Element, style: CSSStyleDeclaration, opacity: number): void {
    for (const child of nodesIn(element)) {
      if (child instanceof Element) this.element(child, opacity);
      else if (child instanceof Text && child.data.trim() !== '') {
        const isCapital = this.#isCapital;
        this.#isCapital = false;
        // A text in a slot has the styles of its parent, not those of the slot.
        const own = child.parentElement ? getComputedStyle(child.parentElement) : style;
        this.#marks.push(...traceText(child, own, this.#corner, { opacity, isCapital }));
      }
    }
  }

  #drawing(root: SVGSVGElement, style: CSSStyleDeclaration, opacity: number): void {
    const place = this.#place(root);
    const clip = style.overflow === 'visible' ? undefined : boxPath(place, radiusOf(style, place));
    for (const shape of root.querySelectorAll('path, rect, circle, line')) {
      const { display, visibility } = getComputedStyle(shape);
      if (display === 'none' || visibility !== 'visible') continue;
      const mark = traceShape(shape as SVGGeometryElement, this.#corner, opacity, clip);
      if (mark?.fill || mark?.stroke) this.#marks.push(mark);
    }
  }

  #place(element: Element): Place {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left - this.#corner.left, y: top - this.#corner.top, width, height };
  }
}

/** What is drawn inside an element: its shadow root, or what is in its slot, or its own children. */
function nodesIn(element: Element): Iterable<Node> {
  if (element instanceof HTMLSlotElement) return element.assignedNodes({ flatten: true });
  return (element.shadowRoot ?? element).childNodes;
}
