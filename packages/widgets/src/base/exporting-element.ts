import type { PropertyDeclarations } from 'lit';
import type { CsvOptions, Exhibit, PngOptions } from '../export/exhibit.ts';
import { AskingElement } from './asking-element.ts';

/** An element from which what is shown can be taken away. */
export abstract class ExportingElement extends AskingElement {
  static override properties: PropertyDeclarations = {
    withoutExport: { type: Boolean, attribute: 'without-export' },
  };

  /** Leaves the button out that opens the ways to take away what is shown. */
  withoutExport = false;

  /**
   * The numbers that are shown as CSV, with heads in the reader's language and a byte order mark. Cells that a spreadsheet
   * would run as formulas are defused.
   */
  async toCSV(options?: CsvOptions): Promise<string> {
    return (await this.#exports()).toCsv(this.exhibit, options);
  }

  /** One sentence that says what is shown. */
  async toText(): Promise<string> {
    return (await this.#exports()).toText(this.exhibit);
  }

  /** What is seen as an SVG document, with text as text. Throws `wrong_arguments` for an element that is not shown. */
  async toSVG(): Promise<string> {
    return (await this.#exports()).toSvg(this.exhibit);
  }

  /** What is seen as a PNG. Throws `wrong_arguments` for an element that is not shown, or a scale that is too large. */
  async toPNG(options?: PngOptions): Promise<Blob> {
    return (await this.#exports()).toPng(this.exhibit, options);
  }

  /** What is shown once everything is drawn. */
  protected abstract get exhibit(): Exhibit;

  async #exports() {
    await this.updateComplete;
    return import('../export/export.ts');
  }
}
