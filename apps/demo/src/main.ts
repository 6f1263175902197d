import { configure, createClient } from '@kpi-elements/sdk';
import { inlineSource } from '@kpi-elements/sdk/sources/inline';
import '@kpi-elements/widgets/kpi-card';
import '@kpi-elements/widgets/kpi-scope';
import { now } from './data/days.ts';
import { dimensions, generateShop } from './data/shop.ts';
import { startControls } from './portal/controls.ts';

const shop = generateShop();

configure(
  createClient({
    sources: {
      shop: inlineSource({
        columns: { ...shop.keys, ...shop.measures },
        date: 'day',
        dimensions,
        measures: Object.keys(shop.measures),
        asOf: now.toISOString(),
      }),
    },
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    now: () => now,
  }),
);

startControls();
