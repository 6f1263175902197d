import type { Source } from '../../source.ts';
import { kpiServer } from '../../sources/kpi-server.ts';
import { required, type SourceAttributes, withoutNull } from '../attributes.ts';

/** `type="kpi-server"`: the server says what it has. */
export function source({ src, name }: SourceAttributes): Source {
  return kpiServer({ url: required(src, 'src'), ...withoutNull({ name }) });
}
