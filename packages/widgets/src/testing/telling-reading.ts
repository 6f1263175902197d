import type { Reading, ReadingRequest } from '@kpi-elements/core';
import { comparison, kpis, reading } from './readings.ts';

/** A reading whose value tells a request from any other one. */
export function tellingReading(request: ReadingRequest): Reading {
  const { kpi, period, compare = [], currency } = request;
  const signs = [...JSON.stringify(request)];
  const value = signs.reduce((sum, sign) => (sum * 31 + sign.codePointAt(0)!) % 99_991, 7);
  const known = typeof kpi === 'string' ? (kpis[kpi as 'roas'] ?? kpis.clicks) : kpi;
  return reading(known, value, {
    period: /^\d/.test(period) ? period : '2026-07-01/2026-07-30',
    comparisons: [compare].flat().map((name) => comparison(value / 2, value, 'better', name)),
    ...(currency && { currency }),
  });
}
