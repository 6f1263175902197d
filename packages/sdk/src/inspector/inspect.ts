import type { Client } from '../client.ts';
import type { ClientEvent } from '../client/events.ts';
import { element, table } from './dom.ts';
import { styles } from './inspect.styles.ts';
import { ageOf, eventRow, sliceRow, sourceRow } from './rows.ts';

const KEPT = 200;

/** Draws what a client knows and does below `root`, anew whenever that changes. The function returned ends it. */
export function inspect(root: ShadowRoot, client: Client | undefined): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  if (!client) {
    root.replaceChildren(
      element('p', 'This client has nothing to inspect: it was not made by createClient.'),
    );
    return () => {};
  }
  const events: ClientEvent[] = [];
  let frame = 0;
  const draw = () => {
    frame = 0;
    root.replaceChildren(...view(client, events));
  };
  const schedule = () => (frame ||= requestAnimationFrame(draw));
  const stop = client.onEvent((event) => {
    events.unshift(event);
    events.length = Math.min(events.length, KEPT);
    schedule();
  });
  // What ages is drawn again though nothing happened.
  const timer = setInterval(schedule, 5000);
  draw();
  return () => {
    stop();
    clearInterval(timer);
    cancelAnimationFrame(frame);
  };
}

function view(client: Client, events: readonly ClientEvent[]): HTMLElement[] {
  const sources = client.inspect();
  const slices = sources.flatMap((source) => source.slices.map((slice) => ({ source: source.name, slice })));
  const now = Date.now();
  return [
    element('h2', 'Sources'),
    table(['Name', 'State', 'Measures', 'Dimensions'], sources.map(sourceRow)),
    element('h2', `Slices, ${slices.length}`),
    table(
      ['Source', 'Measures', 'Range', 'Grain', 'By', 'Where', 'State', 'Rows', 'Age'],
      slices.map(({ source, slice }) => [source, ...sliceRow(slice), ageOf(slice.answeredAt, now)]),
    ),
    element('h2', 'Events, newest first'),
    table(['Time', 'Event', 'Source', ''], events.map(eventRow)),
  ];
}
