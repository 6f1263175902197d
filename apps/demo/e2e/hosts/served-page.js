/** A page that a server has drawn. What follows is fetched later, however the page is bundled: support comes before Lit. */
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';

await import('@kpi-elements/widgets');
