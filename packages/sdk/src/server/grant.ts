import { asWhere, KpiError, type Where } from '@kpi-elements/core';
import type { Access, AskedBy, Authorize, Grant } from './access.ts';
import type { CheckedModel } from './checked-model.ts';

const EVERYTHING: Grant = { tenants: undefined, where: [] };

/**
 * What a request may see. Throws `unauthorized` where it may see nothing, `forbidden` where the model has tenants and
 * nobody said which one is asking.
 */
export async function grantOf(
  authorize: Authorize | undefined,
  asked: AskedBy,
  model: CheckedModel,
): Promise<Grant> {
  const access = authorize ? await authorize(asked) : {};
  if (!access) {
    throw new KpiError('unauthorized', 'Who is asking is not known.\nSend a valid token or key.');
  }
  const tenants = tenantsOf(access);
  if (model.hasTenants && tenants === undefined) {
    throw new KpiError('forbidden', 'Nothing may be seen without a tenant.');
  }
  if (!model.hasTenants && tenants !== undefined) {
    throw new KpiError(
      'invalid_definition',
      'authorize names a tenant, but no fact has one.\nName the column: tenant: "customer_id".',
    );
  }
  if (!authorize) return EVERYTHING;
  return { tenants, where: whereOf(access, model) };
}

/** Throws `invalid_definition`: who asks is not told how rows are kept from them. */
function whereOf(access: Access, { described }: CheckedModel): Where {
  try {
    const where = asWhere(access.where);
    const unknown = where.find(({ dimension }) => !described.dimensions.includes(dimension));
    if (!unknown) return where;
    throw new KpiError('unknown_dimension', `The model has no dimension "${unknown.dimension}".`);
  } catch (cause) {
    throw new KpiError('invalid_definition', 'authorize gives a filter that the model cannot apply.', {
      cause,
    });
  }
}

function tenantsOf({ tenant }: Access): readonly string[] | undefined {
  return tenant === undefined ? undefined : [...new Set([tenant].flat())].sort();
}
