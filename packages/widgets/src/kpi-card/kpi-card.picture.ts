import type { Reading } from '@kpi-elements/core';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { fullLook } from '../base/full-look.ts';
import type { FrameView } from '../base/frame.view.ts';
import type { Reader } from '../base/reader.ts';
import { changes, ReadingPicture } from '../base/reading-picture.ts';
import type { ReadingOptions } from '../base/reading-picture.ts';
import { target } from '../base/target.ts';
import { benchmark } from './benchmark.ts';
import { cardView } from './kpi-card.view.ts';
import { sparkline } from './sparkline.ts';

/** What the page says of a card. */
export interface CardOptions extends ReadingOptions {
  readonly withoutChange: boolean;
  readonly withoutTarget: boolean;
  readonly withoutBenchmark: boolean;
  readonly withoutSparkline: boolean;
}

/** Value, changes, target and line of a reading: one picture for those who listen, and its sentence is what it shows. */
export class CardPicture extends ReadingPicture<CardOptions> {
  protected override bodyOf(reading: Reading, { sentence }: FrameView, reader: Reader): TemplateResult {
    const { withoutChange, withoutTarget, withoutSparkline } = this.options;
    const { value, compact, changes: all } = cardView(reading, reader);
    const look = fullLook(value, compact);
    return html`
      <div part="body" class="body" role="img" aria-label=${sentence}>
        <div part="value" class="value" title=${value}>
          <span class=${look}>${value}</span><span class="compact" ?hidden=${!look}>${compact}</span>
        </div>
        ${withoutChange ? nothing : changes(all)} ${withoutTarget ? nothing : target(reading, reader, bar)}
        ${withoutSparkline ? nothing : sparkline(reading.series, reading.forecast)}
      </div>
    `;
  }

  protected override foot([reading]: readonly Reading[], reader: Reader): readonly TemplateResult[] {
    return this.options.withoutBenchmark ? [] : benchmark(reading!, reader);
  }
}

function bar(share: number): TemplateResult {
  return html`
    <svg part="progress" class="progress" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect width=${share} height="1"></rect>
    </svg>
  `;
}
