import type { Cell, Reading, ReadingRequest } from '@kpi-elements/core';
import type { CSSResultGroup } from 'lit';
import { property } from 'lit/decorators.js';
import { customElement } from '../base/define.ts';
import { KpiElement } from '../base/kpi-element.ts';
import type { Reader } from '../base/localize.ts';
import { plainReading } from './plain-reading.ts';
