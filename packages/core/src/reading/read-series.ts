import { expectedBuckets } from './coverage.ts';
import type { Frame } from '../frame/frame.ts';
import type { Lookup } from '../frame/lookup.ts';
import type { ReadingPlan } from './plan.ts';
import { pointReader, type MoneyPoint } from './read-point.ts';
import type { ReadingContext } from './reading-context.ts';
import type { Reading } from './reading.ts';
import { seriesPeriods } from './series-periods.ts';
import type { Span } from './spans.ts';
